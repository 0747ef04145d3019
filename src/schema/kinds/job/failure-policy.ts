import { labelKey } from '../../metadata/label.js';
import { atMostItems, fields, follows, oneOf, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, items, number, text } from '../language/field.js';

/** Which failures end a Job. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validatePodFailurePolicy) */
export function* failurePolicy(spec: Field): Iterable<FieldViolation> {
  const rules = at(spec, 'podFailurePolicy', 'rules');
  yield* fewItems(rules);
  const pods = at(spec, 'template', 'spec');
  const containers = new Set(
    ['containers', 'initContainers'].flatMap(key => items(at(pods, key)).map(one => text(at(one, 'name')))),
  );
  for (const rule of items(rules)) yield* ruleFaults(rule, spec, containers);
}

const fewItems = atMostItems(20);
const fewCodes = atMostItems(255);
const action = required(oneOf('Count', 'FailIndex', 'FailJob', 'Ignore'), 'Count, FailIndex, FailJob or Ignore');
const operator = required(oneOf('In', 'NotIn'), 'In or NotIn');
const condition = fields({ type: follows(labelKey), status: required(oneOf('True', 'False', 'Unknown')) });

function* ruleFaults(rule: Field, spec: Field, containers: ReadonlySet<string>): Iterable<FieldViolation> {
  const codes = at(rule, 'onExitCodes');
  const conditions = at(rule, 'onPodConditions');
  yield* action(at(rule, 'action'));
  if (text(at(rule, 'action')) === 'FailIndex' && !given(at(spec, 'backoffLimitPerIndex')))
    yield invalid(at(rule, 'action'), 'FailIndex needs backoffLimitPerIndex');
  if (given(codes)) yield* exitCodes(codes, containers);
  yield* fewItems(conditions);
  for (const one of items(conditions)) yield* condition(one);
  const conditional = items(conditions).length > 0;
  if (given(codes) && conditional) yield invalid(rule, 'a rule has onExitCodes or onPodConditions; write two rules');
  if (!given(codes) && !conditional) yield invalid(rule, 'a rule needs onExitCodes or onPodConditions');
}

function* exitCodes(field: Field, containers: ReadonlySet<string>): Iterable<FieldViolation> {
  yield* operator(at(field, 'operator'));
  const name = at(field, 'containerName');
  if (given(name) && !containers.has(text(name)))
    yield invalid(name, `no container of the template is called ${quoted(text(name))}`);
  const list = at(field, 'values');
  const values = items(list);
  if (values.length === 0) yield invalid(list, 'values needs an exit code');
  yield* fewCodes(list);
  const seen = new Set<number>();
  let before = -Infinity;
  let ordered = true;
  for (const value of values) {
    const code = number(value);
    if (code === 0 && text(at(field, 'operator')) === 'In') yield invalid(value, 'exit code 0 is success');
    if (seen.has(code)) yield invalid(value, `exit code ${code} is there twice`);
    ordered &&= before <= code;
    before = code;
    seen.add(code);
  }
  if (!ordered) yield invalid(list, 'exit codes have to be in order');
}
