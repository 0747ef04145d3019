import { confidentialTexts, isConfidential } from '#model/text/confidential.js';
import { withoutSecrets } from '#model/text/confidential-text.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import type { Rule, Schema } from '../schema.js';
import type { Evaluation } from './cel/expression.js';
import { expressionOf } from './cel/expression.js';
import { celValue, escapedName } from './cel/values.js';

/** The CEL rules of a definition that do not hold for a value, or that cannot be evaluated. */
export function brokenRules(value: JsonObject, schema: Schema): readonly Problem[] {
  if (!hasRules(schema)) return [];
  const problems: Problem[] = [];
  const isClean = cleanBeside(value);
  let steps = 0;
  for (const { rule, self, size, path } of asked(value, celValue(value, schema, true), schema, [])) {
    const expression = expressionOf(rule.rule);
    const cost = expression.cost(size);
    if (cost <= dearest) steps += cost;
    if (steps > mostSteps) return [...problems, tooMany];
    const answer: Evaluation = cost > dearest ? tooDear : expression.evaluate(self);
    if (answer.kind === 'open')
      problems.push(openRule(rule, isClean(answer.because, path) ? answer.because : unsaid, path));
    else if (answer.kind === 'failed' || answer.value !== true) problems.push(brokenRule(rule, self, path, isClean));
  }
  return problems;
}

/** The API server bounds what a rule, and what the rules of one resource together may cost; so do we. (apiserver v0.36, pkg/apis/cel/config.go: PerCallLimit, RuntimeCELCostBudget) */
const dearest = 1_000_000;
const mostSteps = 3_000_000;

const tooDear: Evaluation = { kind: 'open', because: 'it costs too much to evaluate' };

const tooMany: Problem = {
  kind: 'open-expression',
  severity: 'info',
  effect: 'unknown',
  path: [],
  part: 'field',
  message: 'the rules of the definition cost too much to evaluate on this resource; the rest of them is not checked',
};

/** A rule, and the value that it is asked of. */
interface Asked {
  readonly rule: Rule;
  readonly self: unknown;
  readonly size: number;
  readonly path: Path;
}

function* asked(value: Json, self: unknown, schema: Schema, path: Path): Generator<Asked> {
  if (schema.rules.length > 0 && value !== null) yield* ofNode(self, schema.rules, sizeOf(value), path);
  if (isArray(value)) {
    const items = schema.items();
    if (!items || !hasRules(items) || !Array.isArray(self)) return;
    for (const [at, one] of value.entries()) yield* asked(one, self[at], items, [...path, at]);
  } else if (isObject(value) && self instanceof Map) {
    const additional = schema.additional();
    for (const [key, one] of Object.entries(value)) {
      const named = schema.property(key);
      const below = named ?? additional;
      if (one !== undefined && below && hasRules(below))
        yield* asked(one, self.get(named ? escapedName(key) : key), below, [...path, key]);
    }
  }
}

const knownToHave = new WeakMap<Schema, boolean>();

/** Whether a schema has rules anywhere: most have none, and their values need not be walked. */
function hasRules(schema: Schema): boolean {
  const known = knownToHave.get(schema);
  if (known !== undefined) return known;
  knownToHave.set(schema, false);
  const below = [schema.items(), schema.additional(), ...schema.names.map(name => schema.property(name))];
  const has = schema.rules.length > 0 || below.some(one => one !== undefined && hasRules(one));
  knownToHave.set(schema, has);
  return has;
}

/** The longest list, mapping or text within: what a loop of a rule can run over. */
function sizeOf(value: Json): number {
  if (typeof value === 'string') return Math.ceil(value.length / 16);
  const inside = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inside.reduce((size: number, one) => Math.max(size, one === undefined ? 0 : sizeOf(one)), inside.length);
}

function* ofNode(self: unknown, rules: readonly Rule[], size: number, path: Path): Generator<Asked> {
  for (const rule of rules) if (!rule.isTransition) yield { rule, self, size, path };
}

function openRule({ rule, fieldPath }: Rule, because: string, path: Path): Problem {
  const message = `whether ${fieldName(path)} is right cannot be told from here: ${because}, in ${cut(rule)}`;
  return {
    kind: 'open-expression',
    severity: 'info',
    effect: 'unknown',
    path: blamed(path, fieldPath),
    part: 'value',
    message,
  };
}

function brokenRule(rule: Rule, self: unknown, path: Path, isClean: Clean): Problem {
  const told = rule.messageExpression === undefined ? undefined : expressionOf(rule.messageExpression).evaluate(self);
  const says = told?.kind === 'value' && typeof told.value === 'string' ? told.value : undefined;
  const message = says !== undefined && isClean(says, path) ? says : rule.message;
  const text =
    message === undefined
      ? `${fieldName(path)} breaks a rule of its definition: ${cut(rule.rule)}`
      : `${fieldName(path)}: ${cut(message)}`;
  return { kind: 'broken-expression', path: blamed(path, rule.fieldPath), part: 'value', message: text };
}

type Clean = (text: string, path: Path) => boolean;

/** Whether a text that an expression made of what stands at a path holds nothing confidential of the resource: it may put together what it likes. */
function cleanBeside(value: JsonObject): Clean {
  let hidden: readonly string[] | undefined;
  return (text, path) => {
    hidden ??= confidentialTexts(value).filter(one => one !== '');
    return (
      !isConfidential(value, path) &&
      !hidden.some(one => text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1)))
    );
  };
}

/** In place of a reason that holds something confidential. */
const unsaid = 'a confidential value does not let it';

function cut(text: string): string {
  const line = withoutSecrets(text).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** `.spec.host` or `['a.b']` below the object that holds the rule. */
function blamed(path: Path, fieldPath: string | undefined): Path {
  const keys = [...(fieldPath ?? '').matchAll(/\.([A-Za-z0-9_]+)|\['([^']*)'\]/g)].map(
    match => match[1] ?? match[2] ?? '',
  );
  return [...path, ...keys];
}
