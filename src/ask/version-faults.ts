import { kubernetesFault } from '#analyze/known-names.js';
import { controllerReleases } from '#dialects/releases.table.js';
import type { ControllerKind } from '#model/routing/controller.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { nearest } from '#model/text/nearest.js';
import type { Releases } from '#model/routing/releases.js';
import { isReleased, releasesText } from '#model/routing/releases.js';
import { knownCnis } from '#network/index.js';
import { flagFaults } from './flag-faults.js';
import type { AnalyzeOptions } from './analyze.js';
import type { ValueFault } from './value-fault.js';
import { faultAt } from './value-fault.js';

/** What of the options nobody knows: a version of Kubernetes or of a controller, a CNI. */
export function optionFaults(options: AnalyzeOptions): readonly ValueFault[] {
  const { kubernetes, cni, controllers = [] } = options;
  return targetFaults({
    kubernetes,
    cni,
    controllers: controllers.map(({ kind, version, flags }) => ({ kind, version, flags })),
  });
}

/** The same of a configuration. */
export function targetFaults({ kubernetes, cni, controllers }: JsonObject): readonly ValueFault[] {
  return [
    ...faultAt(['kubernetes'], kubernetes, kubernetesFault),
    ...faultAt(['cni'], cni, cniFault),
    ...itemsOf(controllers).flatMap((one, index) => controllerFaults(objectOf(one), ['controllers', index])),
  ];
}

function controllerFaults(settings: JsonObject, path: Path): readonly ValueFault[] {
  const { kind, version } = settings;
  const known = Object.keys(controllerReleases).find((one): one is ControllerKind => one === kind);
  if (!known) return [];
  const faults = faultAt([...path, 'version'], version, text => controllerVersionFault(known, text));
  return [...faults, ...flagFaults(known, settings, path)];
}

/** What is wrong with `NAME` or `NAME@VERSION` of a CNI. */
export function cniFault(text: string): string | undefined {
  const [name, version] = partsOf(text);
  if (!knownCnis.has(name)) return `no CNI is called ${name}${guess(name, [...knownCnis.keys()])}`;
  if (version === undefined) return undefined;
  const releases = knownCnis.get(name);
  return releases ? versionFault(name, version, releases) : `${name} has no versions; write ${name} alone`;
}

/** What is wrong with the version of a controller. */
export function controllerVersionFault(kind: ControllerKind, version: string): string | undefined {
  return versionFault(kind, version, controllerReleases[kind]);
}

/** What is said of a controller that nobody knows. */
export function noController(name: string, known: readonly string[]): string {
  return `no controller is called ${name}${guess(name, known)}`;
}

/** `NAME@VERSION` in its parts. */
export function partsOf(text: string): readonly [name: string, version?: string] {
  const at = text.indexOf('@');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function versionFault(name: string, version: string, releases: Releases): string | undefined {
  if (isReleased(version, releases)) return undefined;
  return `${name} has no version ${version === '' ? 'without a number' : version}; known are ${releasesText(releases)}`;
}

function guess(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `${near === undefined ? '' : `; did you mean ${near}?`}; known are ${known.join(', ')}`;
}
