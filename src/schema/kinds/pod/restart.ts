import { atMostItems, oneOf } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text } from '../language/field.js';

/** When a container is restarted: before 1.35 only sidecars say. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateContainerRestartPolicy; pkg/features/kube_features.go: ContainerRestartRules) */
export function* restartRules(container: Field, { init }: { readonly init: boolean }): Iterable<FieldViolation> {
  const policy = at(container, 'restartPolicy');
  if (container.minor < 35) {
    if (init) yield* sidecar(policy);
    else if (given(policy)) yield invalid(policy, 'restartPolicy is for init containers; a pod has its own');
    return;
  }
  yield* policies(policy);
  const list = at(container, 'restartPolicyRules');
  if (!given(policy) && !empty(list)) yield missing(policy, 'restartPolicyRules need a restartPolicy');
  yield* fewRules(list);
  for (const rule of items(list)) yield* ruleFaults(rule);
}

const sidecar = oneOf('Always');
const policies = oneOf('Always', 'Never', 'OnFailure');
const fewRules = atMostItems(20);
const fewCodes = atMostItems(255);

function* ruleFaults(rule: Field): Iterable<FieldViolation> {
  const action = at(rule, 'action');
  const codes = at(rule, 'exitCodes');
  const known = rule.minor >= 36 ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  if (!known.includes(text(action)))
    yield invalid(action, `${quoted(text(action))} is not an action: use ${known.join(' or ')}`);
  if (!given(codes)) {
    yield missing(codes, 'exitCodes is required: when the rule counts');
    return;
  }
  const operator = at(codes, 'operator');
  if (text(operator) !== 'In' && text(operator) !== 'NotIn')
    yield invalid(operator, `${quoted(text(operator))} is not an operator: use In or NotIn`);
  yield* fewCodes(at(codes, 'values'));
}
