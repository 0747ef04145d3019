import type { Token } from './rule-tokens.js';
import { tokensOf } from './rule-tokens.js';

/** A rule as Traefik's parser leaves it: negations stand at the matchers, turned inwards by De Morgan. */
export type RuleTree =
  | { readonly kind: 'and' | 'or'; readonly of: readonly RuleTree[] }
  | { readonly kind: 'matcher'; readonly name: string; readonly values: readonly string[]; readonly negated: boolean };

/** Nobody nests a rule so deep; Go's own bound is 100,000. */
const deepest = 500;

/**
 * The tree of a rule: `||` binds less than `&&`, and `!` most. (traefik v3.7.9, pkg/rules/parser.go: NewParser, invert, through
 * go/parser.ParseExpr and vulcand/predicate v1.3.0)
 */
export function treeOf(rule: string): RuleTree | { readonly fault: string } {
  const tokens = tokensOf(rule);
  if ('fault' in tokens) return tokens;
  const reader: Reader = { tokens, at: 0 };
  const tree = readAny(reader, false, 0);
  if ('fault' in tree) return tree;
  const next = reader.tokens[reader.at];
  if (next?.kind === 'line-end' && reader.at === reader.tokens.length - 1) return tree;
  return next
    ? { fault: `${describe(next)} stands where the rule should end${next.kind === 'line-end' ? lineEndAdvice : ''}` }
    : tree;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

type Read = RuleTree | { readonly fault: string };

const lineEndAdvice = ': break a line after && and ||, not before';

function readAny(reader: Reader, negated: boolean, depth: number): Read {
  return readChain(reader, '||', negated ? 'and' : 'or', () => readAll(reader, negated, depth));
}

function readAll(reader: Reader, negated: boolean, depth: number): Read {
  return readChain(reader, '&&', negated ? 'or' : 'and', () => readOne(reader, negated, depth));
}

function readChain(reader: Reader, sign: '&&' | '||', kind: 'and' | 'or', read: () => Read): Read {
  const first = read();
  if ('fault' in first || reader.tokens[reader.at]?.kind !== sign) return first;
  const of = [first];
  while (reader.tokens[reader.at]?.kind === sign) {
    reader.at++;
    const next = read();
    if ('fault' in next) return next;
    of.push(next);
  }
  return { kind, of };
}

function readOne(reader: Reader, outer: boolean, depth: number): Read {
  let negated = outer;
  for (; reader.tokens[reader.at]?.kind === '!'; reader.at++) negated = !negated;
  const token = reader.tokens[reader.at++];
  if (token?.kind === 'name') return readMatcher(reader, token.text, negated);
  if (token?.kind !== '(') return { fault: `${describe(token)} stands where a matcher should` };
  if (depth >= deepest) return { fault: `more than ${deepest} parentheses are nested` };
  const inner = readAny(reader, negated, depth + 1);
  if ('fault' in inner) return inner;
  const closing = reader.tokens[reader.at++];
  return closing?.kind === ')'
    ? inner
    : { fault: `${describe(closing)} stands where ) should${closing?.kind === 'line-end' ? lineEndAdvice : ''}` };
}

function readMatcher(reader: Reader, name: string, negated: boolean): Read {
  if (reader.tokens[reader.at++]?.kind !== '(')
    return { fault: `${name} is not followed by its values in parentheses` };
  const values: string[] = [];
  for (;;) {
    const token = reader.tokens[reader.at++];
    if (token?.kind === ')') return { kind: 'matcher', name, values, negated };
    if (token?.kind !== 'string')
      return { fault: `${describe(token)} stands where a value of ${name} in backquotes or double quotes should` };
    values.push(token.text);
    const next = reader.tokens[reader.at];
    if (next?.kind === ',') reader.at++;
    else if (next?.kind !== ')') return { fault: `${describe(next)} follows a value of ${name}` };
  }
}

function describe(token: Token | undefined): string {
  if (!token) return 'the end of the rule';
  switch (token.kind) {
    case 'line-end':
      return 'a line break';
    case 'name':
    case 'string':
    case 'other':
      return token.text;
    case '(':
    case ')':
    case ',':
    case '!':
    case '&&':
    case '||':
      return token.kind;
  }
}
