import { compareBytes } from '#dialects/bytes.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf } from '#model/routing/intent-places.js';
import type { JsonObject } from '#model/json.js';
import { manifestOf } from './manifest.js';
import type { RefusedRoute } from './refused-route.js';
import { refused } from './refused-route.js';

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

/** A Secret has one issuer. */
export function issuerConflicts(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const issuers = new Map<string, string>();
  return routes.flatMap(route => {
    const { tls, namespace } = route;
    if (!tls?.issuer) return [];
    const key = `${namespace}/${tls.secret}`;
    const issuer = `${tls.issuer.kind} ${tls.issuer.name}`;
    const other = issuers.get(key);
    if (other === undefined) issuers.set(key, issuer);
    if (other === undefined || other === issuer) return [];
    return [
      refused(
        route,
        'conflicting-routes',
        `the Secret ${tls.secret} is to be filled by ${issuer}, and by ${other} for another route; give each a Secret of its own`,
      ),
    ];
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
  return manifestOf(route, 'cert-manager.io/v1', 'Certificate', secret, spec);
}
