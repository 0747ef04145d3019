import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { AnalysisSettings, Ignore } from '#analyze/settings.js';
import { defaultAnalysis } from '#analyze/settings.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Severity } from '#model/findings/diagnostic.js';
import type { Json, JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import { attempt, errorCode } from '#files/attempt.js';
import { configurationFaults } from './configuration-faults.js';
import { UsageError } from '../contract/exit.js';
import { configurationShape } from '../schemas/configuration.table.js';
import type { PlaceOf } from './shaped-yaml.js';
import { shapedYaml } from './shaped-yaml.js';

/** gatewright.yaml, read and defaulted. Paths in it are relative to `folder`. */
export interface Configuration extends Pick<AnalysisSettings, 'kubernetes' | 'cni' | 'complete'> {
  readonly controllers?: readonly ControllerSettings[];
  readonly folder: string;
  readonly crds: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore: readonly Ignore[];
  readonly expectations: readonly string[];
  /** Where the value at a path stands in the file. */
  readonly placeOf: PlaceOf;
}

/** The configuration where there is no file. */
export function noConfiguration(folder: string): Configuration {
  const { kubernetes, cni, complete } = defaultAnalysis;
  const placeOf = (): string => folder;
  return { kubernetes, cni, complete, folder, crds: [], rules: {}, ignore: [], expectations: [], placeOf };
}

/** The configuration of a path: from the nearest gatewright.yaml at or above it. */
export function nearestConfiguration(start: string, cwd: string): Configuration {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'gatewright.yaml');
    if ('value' in attempt(() => lstatSync(file))) return configurationAt(file, cwd);
    if (folder === dirname(folder)) return noConfiguration(cwd);
  }
}

/** Reads one configuration file; what is wrong in it is a UsageError with each place. */
export function configurationAt(path: string, cwd: string): Configuration {
  const file = resolve(cwd, path);
  const name = relative(cwd, file) || path;
  const { value, placeOf } = shapedYaml(name, textOf(file, name), configurationShape, configurationFaults);
  return configurationOf(objectOf(value), dirname(file), placeOf);
}

function textOf(file: string, name: string): string {
  const read = attempt(() => boundedBytes(file).toString('utf8'));
  if ('value' in read) return read.value;
  throw new UsageError(
    errorCode(read.error) === 'ENOENT'
      ? `${name}: no such configuration file`
      : `${name}: the configuration cannot be read (${faultWords(read.error)})`,
  );
}

function configurationOf(value: JsonObject, folder: string, placeOf: PlaceOf): Configuration {
  const given = value as Partial<Omit<Configuration, 'controllers' | 'rules'>>; // held to its shape above
  const controllers = value['controllers'] as readonly JsonObject[] | undefined;
  return {
    ...noConfiguration(folder),
    ...given,
    folder,
    placeOf,
    rules: Object.fromEntries(
      Object.entries(objectOf(value['rules'])).map(([rule, level]) => [rule, severityOf(level)]),
    ),
    ...(controllers && { controllers: controllers.map(controllerOf) }),
  };
}

function severityOf(level: Json | undefined): Severity | 'off' {
  return level === false ? 'off' : (level as Severity | 'off'); // held to its shape
}

function controllerOf(value: JsonObject): ControllerSettings {
  const given = value as unknown as Partial<ControllerSettings> & Pick<ControllerSettings, 'kind'>; // held to its shape
  return { name: given.kind, assumeEndpoints: true, noEndpoints: [], ...given };
}
