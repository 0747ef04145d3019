import type { Origin } from '#model/origin.js';
import { find } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import type { World } from '../checks/check.js';
import { booleanIn } from '../../installation/configuration.js';
import { policiesIn } from '../policies.js';
import type { AccessAsk } from './access.js';
import { accessAsk } from './access.js';
import type { AuthenticationAsk } from './authentication.js';
import { authenticationAsk } from './authentication.js';
import type { CanaryAsk } from './canary.js';
import { canaryAsk } from './canary.js';
import type { ClientCertificateAsk } from './client-certificate.js';
import { clientCertificateAsk } from './client-certificate.js';
import type { CorsAsk } from './cors.js';
import { corsAsk } from './cors.js';
import type { RedirectAsk } from './redirect.js';
import { redirectAsk } from './redirect.js';
import type { OpenReference } from './references.js';
import { customHeaders, openReferences } from './references.js';
import type { RewriteAsk } from './rewrite.js';
import { rewriteAsk } from './rewrite.js';

/** What the annotations of an Ingress and the ConfigMap ask of its locations, its host and its upstreams. */
export interface Asks {
  readonly annotations: Annotations;
  readonly access: AccessAsk;
  readonly authentication: AuthenticationAsk;
  readonly canary: CanaryAsk | undefined;
  readonly clientCertificate: ClientCertificateAsk | undefined;
  readonly cors: CorsAsk | undefined;
  readonly redirect: RedirectAsk;
  readonly rewrite: RewriteAsk;
  readonly policies: PolicySet;
  readonly aliases: readonly string[];
  readonly serviceUpstream: boolean;
  /** The Service that answers where a path's own has no endpoints. */
  readonly spare: Backend | undefined;
  readonly openReferences: readonly OpenReference[];
  readonly customHeaders: Readonly<Record<string, string>> | undefined;
  /** Every location answers 503. */
  readonly denied: Denial | undefined;
}

export interface Denial {
  readonly because: string;
  readonly at: Origin;
}

export function asksOf(annotations: Annotations, world: World): Asks {
  const { configuration } = world;
  return {
    annotations,
    access: accessAsk(annotations, configuration),
    authentication: authenticationAsk(annotations, configuration),
    canary: canaryAsk(annotations),
    clientCertificate: clientCertificateAsk(annotations, world),
    cors: corsAsk(annotations),
    redirect: redirectAsk(annotations),
    rewrite: rewriteAsk(annotations, configuration),
    policies: policiesIn(annotations),
    aliases: aliasesOf(annotations),
    serviceUpstream:
      booleanOf(annotations, 'service-upstream') ?? booleanIn(configuration.data, 'service-upstream', false),
    spare: spareOf(annotations, world),
    openReferences: openReferences(annotations, world),
    customHeaders: customHeaders(annotations, world),
    denied: denialOf(annotations),
  };
}

/** Sorted and without repetition. (ingress-nginx v1.15.1, internal/ingress/annotations/alias/main.go) */
function aliasesOf({ values }: Annotations): readonly string[] {
  const names = (values.get('server-alias') ?? '').split(',').map(one => one.trim());
  return [...new Set(names.filter(one => one !== ''))].sort();
}

function denialOf({ faults, at }: Annotations): Denial | undefined {
  const fault = faults.find(({ effect }) => effect === 'location-denied');
  return fault && { because: `${fault.name} is not ${fault.wants}`, at: at(fault.name) };
}

/** A Service of the namespace with endpoints, by its first port. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
function spareOf({ values }: Annotations, { cluster, configuration, namespace }: World): Backend | undefined {
  const name = values.get('default-backend');
  const service = name === undefined ? undefined : find(cluster, '', 'Service', namespace, name);
  const [port] = service ? servicePorts(service) : [];
  const missing = configuration.settings.noEndpoints.includes(`${namespace}/${name ?? ''}`);
  return name === undefined || !port || missing ? undefined : { namespace, service: name, port: port.number };
}
