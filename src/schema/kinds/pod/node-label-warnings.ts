import { labelValue } from '../../metadata/label.js';
import type { FieldViolation } from '../language/field-violation.js';
import { outdatedName, quoted, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, entries, items, text } from '../language/field.js';

/** Labels of nodes that have other names now. (kubernetes v1.36.0, pkg/api/node/util.go: deprecatedNodeLabels) */
const renamed: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'use kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'use kubernetes.io/os'],
  ['failure-domain.beta.kubernetes.io/region', 'use topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'use topology.kubernetes.io/zone'],
  ['beta.kubernetes.io/instance-type', 'use node.kubernetes.io/instance-type'],
  ['app.kubernetes.io/created-by', 'leave it out'],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', 'use taints and tolerations'],
  ['node-role.kubernetes.io/master', 'use node-role.kubernetes.io/control-plane'],
]);

/** (kubernetes v1.36.0, pkg/api/pod/warnings.go: warningsForPodSpecAndMeta) */
export function* nodeLabelWarnings(spec: Field): Iterable<FieldViolation> {
  for (const entry of entries(at(spec, 'nodeSelector'))) yield* outdated(entry, String(entry.key));
  const affinity = at(spec, 'affinity', 'nodeAffinity');
  const required = items(at(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'));
  for (const term of required) yield* termWarnings(term, false);
  for (const one of items(at(affinity, 'preferredDuringSchedulingIgnoredDuringExecution')))
    yield* termWarnings(at(one, 'preference'), true);
  for (const constraint of items(at(spec, 'topologySpreadConstraints'))) {
    const key = at(constraint, 'topologyKey');
    yield* outdated(key, text(key));
  }
}

/** Terms that are preferences are not held to the form of labels: it is warned of. */
export function* termWarnings(term: Field, preferred: boolean): Iterable<FieldViolation> {
  for (const expression of items(at(term, 'matchExpressions'))) {
    const key = at(expression, 'key');
    yield* outdated(key, text(key));
    for (const value of preferred ? items(at(expression, 'values')) : []) {
      if (labelValue(text(value)).length > 0)
        yield warning(value, `${quoted(text(value))} is not the value of a label, so no node has it`);
    }
  }
}

function* outdated(field: Field, key: string): Iterable<FieldViolation> {
  const instead = renamed.get(key);
  if (instead !== undefined) yield outdatedName(field, `the label ${key} is deprecated; ${instead}`);
}
