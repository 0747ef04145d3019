import type { TwoWay } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { Fault } from './kind.js';

/** What a feature notes of the configuration of one kind of middleware: Traefik does not build it then. */
export function noteOf<Name extends PolicyName>(
  feature: TwoWay<JsonObject, Name>,
  kind: string,
  config: JsonObject,
): readonly Fault[] {
  const faults: Fault[] = [];
  feature.read({ [kind]: config }, (key, wants) => faults.push({ field: key.slice(kind.length + 1), wants }));
  return faults;
}
