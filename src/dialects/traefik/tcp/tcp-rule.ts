import type { HostPattern, Match } from '#model/match.js';
import { hostText } from '#model/text/host-text.js';
import { holds } from '#regex/compile.js';
import { byteLength } from '#model/text/bytes.js';
import { never } from '../rule/matchers.js';
import type { MatcherNode, RuleSyntax } from '../rule/rule.js';
import { matchOf, matcherSpelled } from '../rule/rule.js';
import type { RuleTree } from '../rule/rule-tree.js';
import { treeOf } from '../rule/rule-tree.js';
import type { Does } from '../versions/changes.table.js';
import { tcpMatchers, tcpMatchersOfV2 } from './tcp-matchers.js';

/** A rule of a route for TCP, read. */
export interface TcpRule {
  /** Of a connection whose handshake asks for the host of the request. */
  readonly match: Match;
  /** The same of a connection without TLS, which asks for no name and offers no protocol. */
  readonly plain: Match;
  /** It is HostSNI(`*`) alone: it stands after all others. */
  readonly catchAll: boolean;
  /** The values of its HostSNI matchers, in lower case. */
  readonly hosts: readonly string[];
  /** Names that tell all that it takes; undefined where they do not. */
  readonly names?: readonly HostPattern[];
  /** Why what the rule matches cannot be told. */
  readonly open?: string;
  /** Where the route says none. */
  readonly priority: number;
}

/** (traefik v3.7.9, pkg/muxer/tcp/mux.go: AddRoute, GetRulePriority, ParseHostSNI) */
export function readTcpRule(text: string, syntax: RuleSyntax, does: Does): TcpRule | { readonly fault: string } {
  const tree = treeOf(text);
  if ('fault' in tree) return tree;
  const known = syntax === 'v2' ? tcpMatchersOfV2 : tcpMatchers(does);
  const faults: string[] = [];
  const opens: string[] = [];
  const match = matchOf(tree, matcher => {
    const name = matcherSpelled(matcher.name, known.keys());
    const made = name === undefined ? undefined : known.get(name)?.(matcher.values);
    if (made && 'kind' in made) return made;
    if (made && 'open' in made) opens.push(made.open);
    else faults.push(made ? `${matcher.name}: ${made.fault}` : `there is no matcher ${matcher.name} for TCP`);
    // What is open may hold, turned round or not.
    return matcher.negated ? never : { kind: 'always' };
  });
  const [fault] = faults;
  if (fault !== undefined) return { fault };
  const names = namesIn(match);
  const catchAll = tree.kind === 'matcher' && isHostSni(tree) && tree.values.join() === '*';
  return {
    match,
    plain: withoutName(match),
    catchAll,
    hosts: hostsOf(tree),
    ...(names && { names }),
    ...(opens[0] !== undefined && { open: opens[0] }),
    priority: catchAll ? -1 : byteLength(text),
  };
}

function isHostSni({ name }: MatcherNode): boolean {
  return matcherSpelled(name, ['HostSNI']) !== undefined;
}

function hostsOf(tree: RuleTree): readonly string[] {
  if (tree.kind !== 'matcher') return [...new Set(tree.of.flatMap(hostsOf))];
  return isHostSni(tree) ? tree.values.map(value => value.toLowerCase()) : [];
}

function namesIn(match: Match): readonly HostPattern[] | undefined {
  if (match.kind === 'host') return [match.host];
  if (match.kind === 'always') return [{ kind: 'any' }];
  if (match.kind !== 'or') return undefined;
  const parts = match.of.map(namesIn);
  return parts.every(one => one !== undefined) ? parts.flat() : undefined;
}

/** Expressions are asked of the empty name. */
function withoutName(match: Match): Match {
  switch (match.kind) {
    case 'host':
      return match.host.kind === 'regex' && holds(match.host.regex)('') === true ? { kind: 'always' } : never;
    case 'not':
      return { kind: 'not', of: withoutName(match.of) };
    case 'and':
    case 'or':
      return { kind: match.kind, of: match.of.map(withoutName) };
    case 'always':
    case 'client-ip':
    case 'path':
    case 'method':
    case 'header':
    case 'query':
      return match;
  }
}

/** The hosts of a route as the table lists them. */
export function listedHosts({ names, hosts }: TcpRule): readonly string[] {
  const told = names?.map(hostText) ?? hosts;
  return told.length === 0 || told.includes('*') ? ['*'] : told;
}
