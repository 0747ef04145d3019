import type { Backend } from '#model/backend.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute, IntentTls } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { compareBytes } from '#model/text/bytes.js';
import { nginxPrefix } from '../../nginx-annotations.js';
import { flagsIn, prefixOf } from '../installation/configuration.js';
import type { AnnotationRecord } from '../values/annotation-keys.js';
import type { WrittenHost } from './parts.js';

/** What one Ingress says. */
export interface WrittenIngress {
  readonly route: IntentRoute;
  readonly settings: ControllerSettings;
  readonly name: string;
  readonly hosts: readonly WrittenHost[];
  readonly backend: Backend;
  readonly annotations: AnnotationRecord;
  readonly tls?: IntentTls | undefined;
  readonly issuer?: IntentTls['issuer'] | undefined;
}

/** An Ingress with its keys in one order, whatever the order of the intent. */
export function ingressManifest(ingress: WrittenIngress): JsonObject {
  const { route, settings, name, hosts, tls } = ingress;
  const annotations = sorted({ ...prefixed(ingress.annotations, settings), ...issuerAnnotation(ingress.issuer) });
  const labels = sorted(route.labels);
  const named = hosts.flatMap(({ host }) => host ?? []);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace: route.namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ingressClassName: settings.ingressClasses?.[0] ?? 'nginx',
      ...(tls && named.length > 0 && { tls: [{ hosts: named, secretName: tls.secret }] }),
      rules: hosts.map(one => ruleOf(one, ingress.backend)),
    },
  };
}

/** Under the prefix that the controller reads. */
function prefixed(annotations: AnnotationRecord, settings: ControllerSettings): AnnotationRecord {
  const prefix = prefixOf(flagsIn(settings));
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [key.replace(nginxPrefix, prefix), value] as const),
  );
}

/** The annotations by which cert-manager fills the Secret. (cert-manager v1.19, pkg/apis/certmanager/v1/types.go) */
function issuerAnnotation(issuer: IntentTls['issuer'] | undefined): AnnotationRecord {
  if (!issuer) return {};
  return { [issuer.kind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer']: issuer.name };
}

function ruleOf({ host, paths }: WrittenHost, { service, port }: Backend): JsonObject {
  const backend = { service: { name: service, port: typeof port === 'number' ? { number: port } : { name: port } } };
  return {
    ...(host !== undefined && { host }),
    http: { paths: paths.map(({ text, pathType }) => ({ path: text, pathType, backend })) },
  };
}

function sorted(record: AnnotationRecord): AnnotationRecord {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => compareBytes(one, other)));
}
