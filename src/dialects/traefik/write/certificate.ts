import { compareBytes } from '#model/text/bytes.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf } from '#model/routing/intent-places.js';
import type { JsonObject } from '#model/json.js';
import { manifestOf } from './manifest.js';

/** cert-manager reads no annotations of an IngressRoute: each Secret that an issuer fills gets a Certificate, for all the hosts that use it. */
export function certificatesFor(routes: readonly IntentRoute[]): readonly JsonObject[] {
  const bySecret = new Map<string, IntentRoute[]>();
  for (const route of routes) {
    if (!route.tls) continue;
    const key = `${route.namespace}/${route.tls.secret}`;
    const list = bySecret.get(key);
    if (list) list.push(route);
    else bySecret.set(key, [route]);
  }
  return [...bySecret.values()].flatMap(sharing => {
    const asking = sharing.find(({ tls }) => tls?.issuer);
    return asking?.tls?.issuer ? [certificateOf(asking, asking.tls.secret, asking.tls.issuer, sharing)] : [];
  });
}

type Issuer = NonNullable<NonNullable<IntentRoute['tls']>['issuer']>;

function certificateOf(
  route: IntentRoute,
  secret: string,
  { kind, name }: Issuer,
  sharing: readonly IntentRoute[],
): JsonObject {
  const hosts = [...new Set(sharing.flatMap(hostsOf))].filter(host => host !== '*').sort(compareBytes);
  const spec = { secretName: secret, dnsNames: hosts, issuerRef: { group: 'cert-manager.io', kind, name } };
  return manifestOf(route, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name: secret, spec });
}
