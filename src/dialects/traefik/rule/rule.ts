import type { Match } from '#model/match.js';
import type { Does } from '../versions/changes.table.js';
import { doesOf } from '../versions/does.js';
import { matchersOfV3, never } from './matchers.js';
import { matchersOfV2 } from './matchers-v2.js';
import type { RuleTree } from './rule-tree.js';
import { treeOf } from './rule-tree.js';

/** A rule of a router, read. */
export interface Rule {
  readonly match: Match;
  /** The values of its Host matchers, in lower case: what chooses TLS options, whether or not the rule turns them round. */
  readonly hosts: readonly string[];
  /** Why what the rule matches cannot be told. */
  readonly open?: string;
}

export type RuleSyntax = 'v2' | 'v3';

/** A rule in one of the two syntaxes; or why Traefik does not serve its router. (traefik v3.7.9, pkg/muxer/http/parser.go and mux.go) */
export function readRule(
  text: string,
  syntax: RuleSyntax,
  does: Does = doesOf(undefined),
): Rule | { readonly fault: string } {
  const tree = treeOf(text);
  if ('fault' in tree) return tree;
  const known = syntax === 'v2' ? matchersOfV2 : matchersOfV3(does);
  const faults: string[] = [];
  const opens: string[] = [];
  const match = matchOf(tree, matcher => {
    const name = matcherSpelled(matcher.name, known.keys());
    const made =
      name === undefined ? { fault: `there is no matcher ${matcher.name}` } : known.get(name)?.(matcher.values);
    if (made && 'kind' in made) return made;
    if (made && 'open' in made) opens.push(made.open);
    else faults.push(`${matcher.name}: ${made?.fault ?? 'unknown'}`);
    return never;
  });
  const [fault] = faults;
  if (fault !== undefined) return { fault };
  const [open] = opens;
  return { match, hosts: hostsOf(tree), ...(open !== undefined && { open }) };
}

/** A matcher of a rule, as it is written. */
export type MatcherNode = Extract<RuleTree, { readonly kind: 'matcher' }>;

/** What a tree takes, of what its matchers take. */
export function matchOf(tree: RuleTree, read: (matcher: MatcherNode) => Match): Match {
  if (tree.kind === 'matcher') {
    const match = read(tree);
    return tree.negated ? { kind: 'not', of: match } : match;
  }
  const of = tree.of.map(one => matchOf(one, read)).flatMap(one => (one.kind === tree.kind ? one.of : [one]));
  const kept = tree.kind === 'or' ? withElementPrefixes(of) : of;
  const [only] = kept;
  return only && kept.length === 1 ? only : { kind: tree.kind, of: kept };
}

// Path(/x) || PathPrefix(/x/) is the prefix /x by whole path elements.
function withElementPrefixes(of: readonly Match[]): readonly Match[] {
  const prefixes = new Set(
    of.flatMap(one =>
      one.kind === 'path' && one.path.kind === 'prefix' && one.path.by === 'character' ? [one.path.path] : [],
    ),
  );
  const elements = new Set(
    of.flatMap(one =>
      one.kind === 'path' && one.path.kind === 'exact' && prefixes.has(`${one.path.path}/`) ? [one.path.path] : [],
    ),
  );
  if (elements.size === 0) return of;
  return of.flatMap((one): readonly Match[] => {
    if (one.kind !== 'path') return [one];
    if (one.path.kind === 'exact' && elements.has(one.path.path))
      return [{ kind: 'path', path: { kind: 'prefix', path: one.path.path, by: 'element' } }];
    const covered =
      one.path.kind === 'prefix' &&
      one.path.by === 'character' &&
      one.path.path.endsWith('/') &&
      elements.has(one.path.path.slice(0, -1));
    return covered ? [] : [one];
  });
}

/** Each matcher has four spellings: its own, lower case, upper case, and with the first letter alone in upper case. */
export function matcherSpelled(written: string, known: Iterable<string>): string | undefined {
  for (const name of known) {
    const lower = name.toLowerCase();
    const spellings = [name, lower, name.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)];
    if (spellings.includes(written)) return name;
  }
  return undefined;
}

// Collects from every matcher whose name is Host once its spelling is known. (traefik v3.7.9, pkg/rules/parser.go: ParseMatchers)
function hostsOf(tree: RuleTree): readonly string[] {
  if (tree.kind !== 'matcher') return [...new Set(tree.of.flatMap(hostsOf))];
  return matcherSpelled(tree.name, ['Host']) === undefined ? [] : tree.values.map(value => value.toLowerCase());
}
