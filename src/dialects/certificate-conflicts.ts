import type { IntentRoute, IntentTls } from '#model/routing/intent.js';
import { hostsOf } from '#model/routing/intent-places.js';

/** Why a route cannot have the certificate that it names. */
export interface CertificateConflict {
  readonly route: IntentRoute;
  readonly because: string;
}

/** What no controller does with certificates, whichever it is. Namespaces that share a host each have a Secret of their own for it. */
export function certificateConflicts(routes: readonly IntentRoute[]): readonly CertificateConflict[] {
  return [...twoSecrets(routes), ...twoIssuers(routes)];
}

/** Which of two certificates of a host is served no manifest tells. */
function twoSecrets(routes: readonly IntentRoute[]): readonly CertificateConflict[] {
  const named = new Map<string, IntentRoute & { readonly tls: IntentTls }>();
  return routes.flatMap(route => {
    const { tls, namespace } = route;
    if (!tls) return [];
    const others = hostsOf(route).flatMap(host => {
      const other = named.get(`${namespace} ${host}`);
      return other && other.tls.secret !== tls.secret ? [{ host, other }] : [];
    });
    for (const host of hostsOf(route)) {
      if (!named.has(`${namespace} ${host}`)) named.set(`${namespace} ${host}`, { ...route, tls });
    }
    const [first] = others;
    if (!first) return [];
    const { name, tls: own } = first.other;
    const because = `route ${namespace}/${name} has the certificate ${own.secret} for ${first.host}, and this one names ${tls.secret}: name one Secret for the host`;
    return [{ route, because }];
  });
}

/** A Secret has one issuer. */
function twoIssuers(routes: readonly IntentRoute[]): readonly CertificateConflict[] {
  const issuers = new Map<string, string>();
  return routes.flatMap(route => {
    const { tls, namespace } = route;
    if (!tls?.issuer) return [];
    const key = `${namespace}/${tls.secret}`;
    const issuer = `${tls.issuer.kind} ${tls.issuer.name}`;
    const other = issuers.get(key);
    if (other === undefined) issuers.set(key, issuer);
    if (other === undefined || other === issuer) return [];
    const because = `the Secret ${tls.secret} is to be filled by ${issuer}, and by ${other} for another route; give each a Secret of its own`;
    return [{ route, because }];
  });
}
