import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { HostPattern, Match, PathMatch } from '#model/match.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { IntentPath } from '#model/routing/intent.js';
import type { Normalisation, Route, VirtualHost } from '#model/routing/table.js';
import { hostText } from '#model/text/host-text.js';
import type { Demand } from '../../match/demand.js';
import { demandsOf } from '../../match/demand.js';
import { decoded } from '../../request/escapes.js';
import { toldPath } from './told-path.js';
import type { Untold } from './untold.js';

/** One host and one path of a table, with what happens there. */
export interface ToldPlace {
  readonly route: Route;
  /** In the words of an intent: `a.test`, `*.test`, `*`. */
  readonly host: string;
  readonly path: IntentPath;
  readonly policies: PolicySet;
  /** The Secret that is named for its certificate: `namespace/name`. */
  readonly certificate: string | undefined;
  readonly backends: readonly WeightedBackend[];
}

/** The places of a virtual host in match order, and what of its routes has none. */
export function placesIn(virtual: VirtualHost, normalisation: Normalisation): readonly (ToldPlace | Untold)[] {
  return virtual.routes.filter(({ implicit }) => !implicit).flatMap(route => placesOf(route, virtual, normalisation));
}

const most = 1000;

function placesOf(route: Route, virtual: VirtualHost, normalisation: Normalisation): readonly (ToldPlace | Untold)[] {
  const foreign = foreignIn(route.match);
  if (foreign !== undefined) return [untold(route, `an intent has no match by ${foreign}`)];
  return demandsOf(route.match, most).map(demand => placeOf(route, demand, virtual, normalisation));
}

function placeOf(
  route: Route,
  demand: Demand,
  { host: virtual, routes }: VirtualHost,
  normalisation: Normalisation,
): ToldPlace | Untold {
  const host = hostOf(demand, virtual);
  if (host === undefined)
    return untold(route, 'an intent has no host of a regular expression, and none of several at once');
  const [match = { kind: 'prefix', path: '/', by: 'element' } as const, ...more] = demand.paths;
  if (more.length > 0) return untold(route, 'an intent has no path that is held to several matches at once');
  const told = toldPath(unescaped(match, normalisation), bare => routes.some(other => isBare(other, bare, route)));
  if ('because' in told) return untold(route, told.because);
  return {
    route,
    host,
    path: told.path,
    policies: route.policies,
    certificate: route.certificate,
    backends: backendsOf(route),
  };
}

/** The path of an intent is in characters; matches of some controllers see the escapes of those that have a meaning in URLs. */
function unescaped(match: PathMatch, { steps }: Normalisation): PathMatch {
  if (match.kind === 'regex' || steps.includes('decode-all')) return match;
  return { ...match, path: match.path.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, decoded) };
}

/** Where a controller takes the path without its slash by a route of its own, both are one prefix. */
function isBare({ match, implicit, subject, steps }: Route, bare: string, route: Route): boolean {
  const isExact = match.kind === 'path' && match.path.kind === 'exact' && match.path.path === bare;
  return (
    isExact &&
    implicit === true &&
    subject.name === route.subject.name &&
    backendText(steps) === backendText(route.steps)
  );
}

function backendText(steps: Route['steps']): string {
  return JSON.stringify(steps.filter(({ kind }) => kind === 'forward'));
}

/** The first part of a match that an intent has not. */
function foreignIn(match: Match): string | undefined {
  switch (match.kind) {
    case 'always':
    case 'host':
    case 'path':
      return undefined;
    case 'and':
    case 'or':
      return match.of.map(foreignIn).find(one => one !== undefined);
    case 'not':
      return 'what a request is not';
    case 'method':
      return 'method';
    case 'header':
      return `the header ${match.name}`;
    case 'query':
      return `the parameter ${match.name}`;
    case 'client-ip':
      return 'the address of the client';
  }
}

function hostOf({ hosts }: Demand, virtual: HostPattern): string | undefined {
  const [own = virtual, ...more] = hosts;
  if (more.length > 0) return undefined;
  const isOfVirtual = own.kind === 'any' || (virtual.kind !== 'any' && hostText(virtual) !== hostText(own));
  const pattern = isOfVirtual ? virtual : own;
  return pattern.kind === 'regex' ? undefined : hostText(pattern);
}

/** The Services of a route, but for that of its canary. */
function backendsOf({ steps, policies }: Route): readonly WeightedBackend[] {
  const last = steps.findLast(({ kind }) => kind === 'forward');
  const canary = policies.canary?.backend && backendName(policies.canary.backend);
  return last?.kind === 'forward' ? last.backends.filter(({ backend }) => backendName(backend) !== canary) : [];
}

function untold({ at, subject, matches }: Route, because: string): Untold {
  return { at, subject, because: `${matches}: ${because}` };
}
