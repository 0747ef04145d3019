import type { Match } from '#model/match.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import { ownPath } from './own-path.js';
import { inTermsOfRoute } from './own-prefix.js';

/**
 * The policies of a route, of all that act on it, in order: the first of each, and what it has more than once beside it. What
 * asks for certificates of clients and what passes them on is one, and so are all plugins. A rewriting is told in the terms of the route's own path.
 */
export function routePolicies(match: Match, sets: readonly PolicySet[]): PolicySet {
  const [first = {}, ...more] = withCertificates(sets)
    .map(set => inTerms(match, set))
    .reduce<readonly PolicySet[]>(placed, []);
  return more.length === 0 ? first : { ...first, repeated: { sets: more } };
}

/** The policies of one more part: each in the first set that has none of its name. */
function placed(rounds: readonly PolicySet[], part: PolicySet): readonly PolicySet[] {
  return (Object.keys(part) as PolicyName[]).reduce((sets, name) => withOne(sets, name, part), rounds); // its very keys
}

function withOne(rounds: readonly PolicySet[], name: PolicyName, part: PolicySet): readonly PolicySet[] {
  const [first, ...more] = rounds;
  if (name === 'plugins' && first?.plugins && part.plugins)
    return [{ ...first, plugins: { list: [...first.plugins.list, ...part.plugins.list] } }, ...more];
  const at = rounds.findIndex(round => !(name in round));
  const own = { [name]: part[name] } as PolicySet; // the policy of its name
  return at < 0 ? [...rounds, own] : rounds.map((round, index) => (index === at ? { ...round, ...own } : round));
}

/** A Middleware that passes certificates on, and the TLS options that ask for them. */
function withCertificates(sets: readonly PolicySet[]): readonly PolicySet[] {
  const all = sets.flatMap(({ clientCertificates }) => clientCertificates ?? []);
  const asking = all.find(({ verify }) => verify !== 'off');
  const passing = all.find(({ verify, passed }) => verify === 'off' && passed !== undefined);
  if (!asking || !passing) return sets;
  return sets.map(set => {
    if (set.clientCertificates === asking) return { ...set, clientCertificates: { ...passing, ...asking } };
    return set.clientCertificates === passing ? withoutCertificates(set) : set;
  });
}

function withoutCertificates(set: PolicySet): PolicySet {
  return Object.fromEntries(Object.entries(set).filter(([name]) => name !== 'clientCertificates'));
}

function inTerms(match: Match, set: PolicySet): PolicySet {
  return set.pathRewrite ? { ...set, pathRewrite: inTermsOfRoute(set.pathRewrite, ownPath(match)) } : set;
}
