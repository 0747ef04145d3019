import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { clientCertificateSecret } from '../policies/access/client-certificates.js';
import type { Rendered } from '../servers/locations.js';
import type { Server } from '../servers/servers.js';
import type { ServerShared } from './context.js';
import { placeOf } from './context.js';
import { ofHost } from './location-policies.js';
import { stepsBy } from './policy-steps.js';

/** What a server does before it looks at a location, and the policies that act on all of its host. */
export interface ServerWide {
  readonly before: readonly Step[];
  readonly policies: PolicySet;
}

/**
 * What happens to every request of a server, whatever its location: the handshake's certificate, the certificate's
 * subject, a broken ask for certificates, directives, app-root. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:905-1004)
 */
export function serverWide({ ingresses }: Server, { locations }: Rendered, context: ServerShared): ServerWide {
  const inLocations = locations.flatMap(({ ingress }) => ingress ?? []);
  const asking = (name: PolicyName) =>
    (name === 'appRoot' || name === 'wwwRedirect' ? inLocations : ingresses).find(({ policies }) => policies[name]);
  const steps = (name: PolicyName, ingress = asking(name)) =>
    ingress ? stepsBy(name, ingress.policies, placeOf(ingress, '/', context, 'server')) : [];
  const withSnippet = ingresses.find(({ policies }) => policies.snippets?.server !== undefined);
  return {
    before: [
      ...steps('clientCertificates'),
      ...refusalSteps(ingresses),
      ...(withSnippet ? steps('snippets', withSnippet) : []),
      ...steps('appRoot'),
    ],
    policies: Object.fromEntries(
      ofHost.flatMap(name => {
        const policy = asking(name)?.policies[name];
        return policy ? [[name, policy]] : [];
      }),
    ),
  };
}

/** A Secret that is of no use closes the host. */
function refusalSteps(ingresses: readonly ServedIngress[]): readonly Step[] {
  for (const { invalid, reads } of ingresses) {
    const found = invalid.find(({ effect }) => effect === 'host-denied');
    if (!found) continue;
    const at = reads.annotations.at(clientCertificateSecret);
    return [{ kind: 'respond', status: 403, because: `${found.name} is not ${found.wants}`, at }];
  }
  return [];
}
