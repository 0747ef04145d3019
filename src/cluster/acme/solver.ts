import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { labelsOf, specOf } from '#model/resource.js';

/** How an ACME issuer proves a name: by an Ingress of its own, by a route of Gateway API, by DNS; or nothing of it can. */
export type Solver =
  | { readonly kind: 'ingress'; readonly ingress: JsonObject }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'dns' }
  | { readonly kind: 'none' };

/** Whether an issuer is one of ACME, whose names are proved by challenges. */
export function isAcme(issuer: Resource): boolean {
  return isObject(specOf(issuer)['acme']);
}

/**
 * The solver that cert-manager picks for a name: the most specific by names, then zones, then labels, and of equals the first. A
 * wildcard is proved by DNS alone: ACME servers offer no other challenge for it.
 * (cert-manager v1.21.2, pkg/util/solverpicker/solverpicker.go; RFC 8555, 7.1.3)
 */
export function solverFor(issuer: Resource, name: string, asking: Resource): Solver {
  const { solvers } = objectOf(specOf(issuer)['acme']);
  let picked: { readonly solver: JsonObject; readonly score: Score } | undefined;
  for (const solver of itemsOf(solvers)
    .map(objectOf)
    .filter(one => canProve(one, name))) {
    const score = scoreOf(solver['selector'], name, labelsOf(asking));
    if (score && (!picked || isHigher(score, picked.score))) picked = { solver, score };
  }
  return picked ? sortOf(picked.solver) : { kind: 'none' };
}

function canProve({ http01, dns01 }: JsonObject, name: string): boolean {
  return isObject(dns01) || (isObject(http01) && !name.startsWith('*.'));
}

/** How many names, labels of a zone and labels of a selector match. */
type Score = readonly [names: number, zone: number, labels: number];

function scoreOf(
  selector: JsonObject[string],
  name: string,
  labels: Readonly<Record<string, string>>,
): Score | undefined {
  if (!isObject(selector)) return [0, 0, 0];
  const { dnsNames, dnsZones, matchLabels } = selector;
  const [names, zones] = [itemsOf(dnsNames), itemsOf(dnsZones).flatMap(one => textOf(one) ?? [])];
  const wanted = Object.entries(objectOf(matchLabels));
  const zone = Math.max(0, ...zones.map(one => labelsIn(one, name)));
  const fits =
    (names.length === 0 || names.includes(name)) &&
    (zones.length === 0 || zone > 0) &&
    wanted.every(([key, value]) => labels[key] === value);
  return fits ? [names.length > 0 ? 1 : 0, zone, wanted.length] : undefined;
}

/** How many labels a zone has, where the name lies in it. */
function labelsIn(zone: string, name: string): number {
  const within = `.${name}`.toLowerCase().endsWith(`.${zone}`.toLowerCase());
  return within ? zone.split('.').length : 0;
}

function isHigher(one: Score, other: Score): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

function sortOf({ http01, dns01 }: JsonObject): Solver {
  const { ingress, gatewayHTTPRoute } = objectOf(http01);
  if (isObject(ingress)) return { kind: 'ingress', ingress };
  if (isObject(gatewayHTTPRoute)) return { kind: 'gateway' };
  return { kind: isObject(dns01) ? 'dns' : 'none' };
}
