import { labelKey } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { listed, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, text } from '../language/field.js';
import { quantityOf, storedQuantity } from '../values/quantity.js';

/** A field of the pod that a container may learn; labels and annotations one by one: metadata.labels['app']. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateObjectFieldSelector) */
export function fieldReference(known: readonly string[]): Check {
  return function* (reference) {
    const field = at(reference, 'fieldPath');
    const path = text(field);
    const [, mapping, key = ''] = /^(.+?)\['(.*)'\]$/s.exec(path) ?? [];
    if (empty(field)) yield missing(field, 'fieldPath is required');
    else if (mapping === 'metadata.annotations') yield* textFaults(field, key.toLowerCase(), labelKey, reference);
    else if (mapping === 'metadata.labels') yield* textFaults(field, key, labelKey, reference);
    else if (mapping !== undefined || !known.includes(path)) {
      yield invalid(field, `${quoted(path)} is not a field that a pod tells: use ${listed(known)}`);
    }
  };
}

const resources = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
];

/** What a container has of a resource; in a volume the container has to be named. (same file: validateContainerResourceFieldSelector) */
export function resourceReference({ inVolume }: { readonly inVolume: boolean }): Check {
  return function* (reference) {
    const resource = at(reference, 'resource');
    const container = at(reference, 'containerName');
    const name = text(resource);
    if (inVolume && empty(container)) yield missing(container, 'containerName is required');
    else if (empty(resource)) yield missing(resource, 'resource is required: limits.cpu, requests.memory …');
    else if (!resources.includes(name) && !/^(?:limits|requests)\.hugepages-/.test(name)) {
      yield invalid(resource, `${quoted(name)} is not a resource of a container: use ${listed(resources)}`);
    }
    yield* divisor(at(reference, 'divisor'), name);
  };
}

/** (same file: validateContainerResourceDivisor) */
function* divisor(field: Field, resource: string): Iterable<FieldViolation> {
  const quantity = quantityOf(field.value);
  if (quantity === undefined || quantity === 0n || field.value === undefined) return;
  const stored = storedQuantity(field.value);
  const cpu = resource.endsWith('.cpu');
  const allowed = cpu ? /^(?:1|1m)$/ : /^1(?:|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)$/;
  if (typeof stored === 'string' && !allowed.test(stored)) {
    yield invalid(
      field,
      `${quoted(field.value)} is not a divisor: use ${cpu ? '1 or 1m' : '1, 1k, 1Mi or another unit'}`,
    );
  }
}
