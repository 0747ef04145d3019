import type { Fault } from '#ask/fault.js';
import type { ControllerKind } from '#model/routing/controller.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import { nearest } from '#model/text/nearest.js';
import type { Path } from '#model/origin.js';
import { controllerReleases } from '#dialects/releases.table.js';
import { rules as all } from '#rules/index.js';
import { cniFault, controllerVersionFault, kubernetesFault } from './version-faults.js';

/** What of a configuration cannot be, beyond its shape: versions and names that never were. */
export function configurationFaults(value: Json): readonly Fault[] {
  const { kubernetes, cni, controllers, rules, ignore } = objectOf(value);
  return [
    ...faultAt(['kubernetes'], kubernetes, kubernetesFault),
    ...faultAt(['cni'], cni, cniFault),
    ...itemsOf(controllers).flatMap((one, index) => controllerFaults(objectOf(one), ['controllers', index])),
    ...Object.keys(objectOf(rules)).flatMap(id => faultAt(['rules', id], id, ruleFault, true)),
    ...itemsOf(ignore).flatMap((one, index) => faultAt(['ignore', index, 'rule'], objectOf(one)['rule'], ruleFault)),
  ];
}

/** What is wrong with the name of a rule. */
export function ruleFault(id: string): string | undefined {
  const ids = all.map(one => one.id);
  if (ids.includes(id)) return undefined;
  const hint = nearest(id, ids);
  return `no rule is called ${id}${hint === undefined ? '; `gatewright rules` lists them' : `; did you mean ${hint}?`}`;
}

function controllerFaults({ kind, version }: ReturnType<typeof objectOf>, path: Path): readonly Fault[] {
  const known = Object.keys(controllerReleases).find((one): one is ControllerKind => one === kind);
  return known ? faultAt([...path, 'version'], version, text => controllerVersionFault(known, text)) : [];
}

/** What is no text is a fault of the shape. */
function faultAt(
  path: Path,
  value: Json | undefined,
  faultOf: (text: string) => string | undefined,
  key?: true,
): readonly Fault[] {
  const text = textOf(value);
  const says = text === undefined ? undefined : faultOf(text);
  return says === undefined ? [] : [{ path, says, ...(key && { key }) }];
}
