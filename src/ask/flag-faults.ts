import { dialectOf } from '#dialects/index.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { ControllerKind } from '#model/routing/controller.js';
import type { ValueFault } from './value-fault.js';

/** What of `flags` of a controller it does not know, or cannot read. A value of another shape is told by its shape. */
export function flagFaults(
  kind: ControllerKind,
  { flags: given, version }: JsonObject,
  path: Path,
): readonly ValueFault[] {
  if (given === undefined) return [];
  const dialect = dialectOf(kind);
  if (!dialect?.settingFaults) {
    const says = `${kind} reads no flags here${kind === 'traefik' ? '; what its command line sets stands under static' : ''}`;
    return [{ path: [...path, 'flags'], key: true, says }];
  }
  const flags = Object.fromEntries(
    Object.entries(objectOf(given)).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, `${value}`]])),
  );
  return dialect
    .settingFaults(flags, textOf(version))
    .map(({ name, key, says }) => ({ path: [...path, 'flags', name], key, says }));
}
