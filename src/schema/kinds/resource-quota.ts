import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, eachEntry, fields, keyFollows, listed } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, entries, items, text, texts } from './language/field.js';
import { isWhole, quantityOf } from './values/quantity.js';
import { notNegativeQuantity } from './values/quantity-checks.js';
import { isCounted, isStandardQuota, quotaResourceName } from './values/resource-name.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateResourceQuota) */
export const resourceQuota: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      fields({ hard: eachEntry(all(keyFollows(quotaResourceName), notNegativeQuantity, counted)) }),
      scopes,
      scopeSelector,
    ),
  }),
);

function* counted(entry: Field): Iterable<FieldViolation> {
  const quantity = quantityOf(entry.value);
  if (quantity !== undefined && isCounted(String(entry.key)) && !isWhole(quantity))
    yield invalid(entry, `${entry.key} is counted in whole numbers`);
}

const podScopes = ['Terminating', 'NotTerminating', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'];
const known = [...podScopes, 'BestEffort', 'VolumeAttributesClass'];

function* scopes(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'scopes');
  const bounded = standardNames(spec);
  for (const scope of items(list)) yield* scopeFaults(bounded, text(scope), scope, list);
  yield* conflicts(texts(list), list);
}

function* scopeSelector(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'scopeSelector', 'matchExpressions');
  const bounded = standardNames(spec);
  for (const expression of items(list)) {
    const name = at(expression, 'scopeName');
    yield* scopeFaults(bounded, text(name), name, list);
    yield* operator(expression, list);
  }
  yield* conflicts(
    items(list).map(one => text(at(one, 'scopeName'))),
    list,
  );
}

/** The resources that the quota bounds, of those that Kubernetes has names for: few. */
function standardNames(spec: Field): readonly string[] {
  return entries(at(spec, 'hard'))
    .map(entry => String(entry.key))
    .filter(isStandardQuota)
    .slice(0, 100);
}

function* scopeFaults(
  bounded: readonly string[],
  scope: string,
  field: Field,
  called: Field,
): Iterable<FieldViolation> {
  if (!known.includes(scope)) yield invalid(field, `${quoted(scope)} is not a scope: use ${listed(known)}`, called);
  const other = bounded.find(name => !isWithinScope(scope, name));
  if (other !== undefined) yield invalid(field, `scope ${scope} does not count ${other}`, called);
}

/** (pkg/apis/core/helper/helpers.go: IsResourceQuotaScopeValidForResource) */
function isWithinScope(scope: string, resource: string): boolean {
  if (scope === 'BestEffort') return resource === 'pods';
  if (scope === 'VolumeAttributesClass')
    return resource === 'persistentvolumeclaims' || resource === 'requests.storage';
  return (
    !podScopes.includes(scope) || resource === 'pods' || /^(?:(?:limits|requests)\.)?(?:cpu|memory)$/.test(resource)
  );
}

function* operator(expression: Field, list: Field): Iterable<FieldViolation> {
  const scope = text(at(expression, 'scopeName'));
  const field = at(expression, 'operator');
  const values = at(expression, 'values');
  const valueless = scope !== 'PriorityClass' && scope !== 'VolumeAttributesClass' && known.includes(scope);
  if (valueless && text(field) !== 'Exists')
    yield invalid(field, `scope ${scope} takes the operator Exists`, at(list, 'operator'));
  if (['In', 'NotIn'].includes(text(field))) {
    if (empty(values)) yield missing(values, `${text(field)} needs values`, at(list, 'values'));
  } else if (['Exists', 'DoesNotExist'].includes(text(field))) {
    if (!empty(values)) yield invalid(values, `${text(field)} takes no values`, at(list, 'values'));
  } else
    yield invalid(
      field,
      `${quoted(text(field))} is not an operator: use In, NotIn, Exists or DoesNotExist`,
      at(list, 'operator'),
    );
}

function* conflicts(names: readonly string[], field: Field): Iterable<FieldViolation> {
  for (const name of ['BestEffort', 'Terminating']) {
    if (names.includes(name) && names.includes(`Not${name}`))
      yield invalid(field, `scopes ${name} and Not${name} exclude each other`);
  }
}
