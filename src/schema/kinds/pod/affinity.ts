import { dnsLabel } from '../../metadata/dns-name.js';
import { labelKey } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { all, between, each, fields, follows, ifGiven, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, number, text, texts } from '../language/field.js';
import { labelSelector } from '../values/label-selector.js';
import { nodeSelector, preferredTerm } from './node-selector.js';

const weight: Check = field => inRange({ ...field, value: number(field) });
const inRange = between(1, 100);

const podTerm: Check = all(
  fields({ labelSelector, namespaceSelector: labelSelector }),
  namespaces,
  labelKeys,
  topologyKey,
);

const pods = fields({
  requiredDuringSchedulingIgnoredDuringExecution: each(podTerm),
  preferredDuringSchedulingIgnoredDuringExecution: each(fields({ weight, podAffinityTerm: podTerm })),
});

/** Which nodes and which pods nearby. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateAffinity) */
export const affinity: Check = fields({
  nodeAffinity: fields({
    requiredDuringSchedulingIgnoredDuringExecution: ifGiven(nodeSelector),
    preferredDuringSchedulingIgnoredDuringExecution: each(fields({ weight, preference: preferredTerm })),
  }),
  podAffinity: pods,
  podAntiAffinity: pods,
});

/** The API server calls the list `namespace`. */
function* namespaces(term: Field): Iterable<FieldViolation> {
  for (const name of items(at(term, 'namespaces')))
    yield* textFaults(name, text(name), dnsLabel, at(term, 'namespace'));
}

function* topologyKey(term: Field): Iterable<FieldViolation> {
  const key = at(term, 'topologyKey');
  if (empty(key)) yield missing(key, 'topologyKey is required: the label of nodes that are one place');
  else yield* named(key);
}

const named = follows(labelKey);

/** Keys whose values are those of the pod. (same file: ValidateMatchLabelKeysAndMismatchLabelKeys) */
export function* labelKeys(term: Field): Iterable<FieldViolation> {
  const match = at(term, 'matchLabelKeys');
  const mismatch = at(term, 'mismatchLabelKeys');
  for (const list of [match, mismatch]) {
    if (empty(list)) continue;
    if (!given(at(term, 'labelSelector'))) yield invalid(list, `${list.key} needs a labelSelector`);
    else for (const key of items(list)) yield* named(key);
  }
  const others = new Set(texts(mismatch));
  const selected = new Set(items(at(term, 'labelSelector', 'matchExpressions')).map(one => text(at(one, 'key'))));
  for (const key of items(match)) {
    if (others.has(text(key))) yield invalid(key, `${text(key)} is in mismatchLabelKeys too`);
    if (selected.has(text(key)) && given(at(term, 'labelSelector', 'matchLabels', text(key))))
      yield invalid(key, `${text(key)} is in labelSelector too`);
  }
}
