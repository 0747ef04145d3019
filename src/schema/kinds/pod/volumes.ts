import { dnsLabel } from '../../metadata/dns-name.js';
import { follows, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, items, text } from '../language/field.js';
import { oneSource, podSources } from '../volume/sources.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateVolumes) */
export function* volumes(list: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const volume of items(list)) {
    yield* oneSource(volume, podSources);
    const name = at(volume, 'name');
    yield* named(name);
    if (!empty(name) && seen.has(text(name))) yield invalid(name, `volume ${text(name)} is there twice`);
    seen.add(text(name));
  }
}

const named = required(follows(dnsLabel), 'the name that mounts use');
