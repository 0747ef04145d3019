import { byteLength } from '#model/text/bytes.js';
import { settled } from '#dialects/settled.js';
import { grouped } from '#model/grouped.js';
import type { IntentPath } from '#model/routing/intent.js';
import { barePrefix, hostsAbove, mayMeet, pathPrecedence } from '#model/routing/intent-places.js';
import { literalBeginning } from '#model/routing/literal-beginning.js';
import { plainRule } from './rule-text.js';

/** What a rule takes: one path on hosts that count alike. */
export interface RulePlace {
  readonly hosts: readonly string[];
  readonly path: IntentPath;
}

/**
 * The priorities of all rules that are written. Traefik puts the longer rule first, and so does whoever writes rules by hand:
 * a rule has the length of the plain one that a person would write for the same requests, so that rules by hand come
 * before and after it as they would among their like, and more only where the order of the intent asks for it.
 */
export function prioritiesOf<Place extends RulePlace>(places: readonly Place[]): ReadonlyMap<Place, number> {
  const byHost = grouped(
    places.flatMap(place => place.hosts.map(host => ({ host, place }))),
    ({ host }) => host,
  );
  const lowestFirst = [...places].sort((one, other) => comparePlaces(one, other));
  return settled(lowestFirst, {
    own: ({ hosts, path }) => Math.min(...hosts.map(host => byteLength(plainRule(host, usualPath(path))))),
    among: ({ hosts }) =>
      [...new Set(hosts.flatMap(host => [host, ...hostsAbove(host)]))].flatMap(host =>
        (byHost.get(host) ?? []).map(({ place }) => place),
      ),
    comesBefore: (one, other) => comparePlaces(one, other) > 0 && mayMeet(one.path, other.path),
    raised: (_, least) => least,
  });
}

/** Hosts of one score can share a rule. A host name has at most 253 characters. */
export function hostScore(host: string): number {
  if (host === '*') return 0;
  return host.startsWith('*.') ? Math.min(host.length, 253) : 254;
}

/** Above zero where the first comes before the second. */
export function comparePlaces(one: RulePlace, other: RulePlace): number {
  return scoreOf(one) - scoreOf(other) || pathPrecedence(one.path) - pathPrecedence(other.path);
}

function scoreOf({ hosts }: RulePlace): number {
  return hostScore(hosts[0] ?? '*');
}

// What takes all that begins with a slash comes after every path that somebody names, be it exact, which is a shorter word.
function usualPath(path: IntentPath): IntentPath {
  if (path.kind === 'exact') return path;
  const beginning = path.kind === 'regex' ? literalBeginning(path.pattern) : barePrefix(path.path);
  return beginning.length > 1 ? { kind: 'prefix', path: beginning } : { kind: 'exact', path: beginning };
}
