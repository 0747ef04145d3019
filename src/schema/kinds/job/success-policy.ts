import { atLeast, atMostItems, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, items, number, text } from '../language/field.js';

/** When a Job has succeeded before all its indexes have. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validateSuccessPolicy) */
export function* successPolicy(spec: Field): Iterable<FieldViolation> {
  const policy = at(spec, 'successPolicy');
  if (!given(policy)) return;
  if (text(at(spec, 'completionMode')) !== 'Indexed') {
    yield invalid(policy, 'successPolicy needs completionMode: Indexed');
    return;
  }
  const rules = at(policy, 'rules');
  yield* someRules(rules);
  yield* fewRules(rules);
  for (const rule of items(rules)) yield* ruleFaults(rule, number(at(spec, 'completions')));
}

const someRules = required(undefined, 'at least one rule');
const fewRules = atMostItems(20);
const notNegative = atLeast(0);

function* ruleFaults(rule: Field, completions: number): Iterable<FieldViolation> {
  const count = at(rule, 'succeededCount');
  const list = at(rule, 'succeededIndexes');
  if (!given(count) && !given(list)) yield missing(rule, 'a rule needs succeededCount or succeededIndexes');
  const total = given(list) ? indexCount(text(list), completions) : completions;
  if (total === undefined)
    yield invalid(list, `succeededIndexes is a list of indexes below ${completions} in order: 0,2-5`);
  if (!given(count)) return;
  yield* notNegative(count);
  const most = total ?? 0;
  if (number(count) > most) yield invalid(count, `succeededCount is above ${most}, the number of indexes`);
}

/** How many indexes `1,3-5` names; undefined where it cannot be read. (same file: validateIndexesFormat) */
function indexCount(list: string, completions: number): number | undefined {
  if (list === '') return 0;
  if (list.length > 64 * 1024) return undefined;
  let total = 0;
  let before = -1;
  for (const interval of list.split(',')) {
    const [, from = '', to] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(interval) ?? [];
    const [first, last] = [Number(from), Number(to ?? from)];
    if (from === '' || first <= before || last >= completions || (to !== undefined && first >= last)) return undefined;
    total += last - first + 1;
    before = last;
  }
  return total;
}
