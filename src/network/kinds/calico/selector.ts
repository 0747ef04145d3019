import { accountName, namespaceName } from '../../policy/known-labels.js';
import type { LabelCondition, LabelExpression, LabelOwner } from '../../policy/label-expression.js';
import { everything, nothing } from '../../policy/label-expression.js';

/**
 * The selector language of Calico: `role == 'db' && !has(legacy) || tier in { 'a', 'b' }`; empty means all.
 * (calico v3.30, libcalico-go/lib/selector/tokenizer/tokenizer.go and parser/parser.go)
 */
export function calicoSelector(text: string, owner: LabelOwner): LabelExpression {
  const tokens = tokensOf(text);
  if (!tokens) return unreadable(text);
  if (tokens.length === 0) return everything;
  const parsed = either({ tokens, at: 0, depth: 0, owner });
  return parsed && parsed.at === tokens.length ? parsed.expression : unreadable(text);
}

function unreadable(text: string): LabelExpression {
  return { kind: 'open', because: `the selector ${text} cannot be read` };
}

type Token =
  | { readonly kind: 'label' | 'text' | 'has'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string };

/** One token after the other; each alternative is tried where the one before ended. */
const tokenPattern =
  /[ \t]*(?:"([^"]*)"|'([^']*)'|has\(\s*([\w./-]{1,512})\s*\)|(all\(\s*\)|global\(\s*\)|==|!=|&&|\|\||[(){},!])|([\w./-]{1,512}))/y;

const operatorPattern = /[ \t]*(contains|starts\s*with|ends\s*with|not\s*in\b|in\b)/y;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end;) {
    operatorPattern.lastIndex = at;
    const operator = tokens.at(-1)?.kind === 'label' ? operatorPattern.exec(text) : null;
    tokenPattern.lastIndex = at;
    const found = operator ?? tokenPattern.exec(text);
    if (!found) return undefined;
    tokens.push(operator ? { kind: 'sign', value: (operator[1] ?? '').replace(/\s+/g, '') } : tokenOf(found));
    at += found[0].length;
  }
  return tokens;
}

function tokenOf([, double, single, has, sign, label]: RegExpExecArray): Token {
  if (sign !== undefined) return { kind: 'sign', value: sign.replace(/\(\s*\)/, '()') };
  if (has !== undefined) return { kind: 'has', value: has };
  return label === undefined ? { kind: 'text', value: double ?? single ?? '' } : { kind: 'label', value: label };
}

interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly depth: number;
  readonly owner: LabelOwner;
}

type Parsed = { readonly expression: LabelExpression; readonly at: number } | undefined;

function either(place: Place): Parsed {
  return chained(place, '||', 'or', both);
}

function both(place: Place): Parsed {
  return chained(place, '&&', 'and', operation);
}

function chained(place: Place, sign: string, kind: 'and' | 'or', part: (place: Place) => Parsed): Parsed {
  const parts: LabelExpression[] = [];
  for (let at = place.at; ;) {
    const parsed = part({ ...place, at });
    if (!parsed) return undefined;
    parts.push(parsed.expression);
    if (!isSign(place.tokens[parsed.at], sign)) return { expression: { kind, of: parts }, at: parsed.at };
    at = parsed.at + 1;
  }
}

/** Deeper than any selector that a person wrote. */
const deepest = 200;

function operation(place: Place): Parsed {
  let { at } = place;
  while (isSign(place.tokens[at], '!')) at += 1;
  const parsed = positive({ ...place, at });
  const negated = (at - place.at) % 2 === 1;
  return parsed && negated ? { ...parsed, expression: { kind: 'not', of: parsed.expression } } : parsed;
}

function positive({ tokens, at, depth, owner }: Place): Parsed {
  const token = tokens[at];
  if (!token || depth > deepest) return undefined;
  if (token.kind === 'has')
    return { expression: calicoCondition({ kind: 'has', owner, key: token.value }), at: at + 1 };
  if (token.kind === 'label') return comparison({ tokens, at, depth, owner }, token.value);
  if (isSign(token, 'all()')) return { expression: everything, at: at + 1 };
  if (isSign(token, 'global()'))
    return { expression: { kind: 'not', of: { kind: 'has', owner: 'namespace', key: namespaceName } }, at: at + 1 };
  if (!isSign(token, '(')) return undefined;
  const inner = either({ tokens, at: at + 1, depth: depth + 1, owner });
  return inner && isSign(tokens[inner.at], ')') ? { ...inner, at: inner.at + 1 } : undefined;
}

function comparison({ tokens, at, owner }: Place, key: string): Parsed {
  const operator = tokens[at + 1];
  const operand = tokens[at + 2];
  if (operator?.kind !== 'sign') return undefined;
  if (operator.value === 'in' || operator.value === 'notin') {
    const set = isSign(operand, '{') ? valuesFrom(tokens, at + 3) : undefined;
    return set && { expression: valueIn(owner, key, set.values, operator.value === 'notin'), at: set.at };
  }
  if (operand?.kind !== 'text') return undefined;
  const expression = textCondition(operator.value, owner, key, operand.value);
  return expression && { expression, at: at + 3 };
}

function textCondition(operator: string, owner: LabelOwner, key: string, text: string): LabelExpression | undefined {
  if (operator === '==' || operator === '!=') return valueIn(owner, key, [text], operator === '!=');
  const places = { contains: 'inside', startswith: 'start', endswith: 'end' } as const;
  const where = Object.entries(places).find(([name]) => name === operator)?.[1];
  return where && calicoCondition({ kind: 'text', owner, key, where, text });
}

function valuesFrom(
  tokens: readonly Token[],
  start: number,
): { readonly values: readonly string[]; readonly at: number } | undefined {
  const values: string[] = [];
  let at = start;
  for (let token = tokens[at]; token?.kind === 'text'; token = tokens[at]) {
    values.push(token.value);
    at += isSign(tokens[at + 1], ',') ? 2 : 1;
    if (!isSign(tokens[at - 1], ',')) break;
  }
  return isSign(tokens[at], '}') ? { values, at: at + 1 } : undefined;
}

function valueIn(owner: LabelOwner, key: string, values: readonly string[], negated: boolean): LabelExpression {
  const found = calicoCondition({ kind: 'in', owner, key, values });
  return negated ? { kind: 'not', of: found } : found;
}

function isSign(token: Token | undefined, value: string): boolean {
  return token?.kind === 'sign' && token.value === value;
}

/** Calico gives pods, namespaces and service accounts labels of its own. (libcalico-go/lib/backend/k8s/conversion/conversion.go) */
function calicoCondition(condition: LabelCondition): LabelExpression {
  const { owner, key } = condition;
  if (key === 'projectcalico.org/namespace') return { ...condition, owner: 'namespace', key: namespaceName };
  if (key === 'projectcalico.org/serviceaccount') return { ...condition, owner: 'account', key: accountName };
  if (key === 'projectcalico.org/name' && owner === 'namespace') return { ...condition, key: namespaceName };
  if (key === 'projectcalico.org/name' && owner === 'account') return { ...condition, key: accountName };
  if (key !== 'projectcalico.org/orchestrator') return condition;
  return condition.kind !== 'in' || condition.values.includes('k8s') ? everything : nothing;
}
