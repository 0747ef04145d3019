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
import { configurationShape } from './configuration.table.js';
import type { Misshapen, PlaceOf } from './shaped-yaml.js';
import { shapedYaml } from './shaped-yaml.js';

/** gatewright.yaml, read and defaulted. Paths in it are relative to `folder`. */
export interface Configuration extends Pick<AnalysisSettings, 'kubernetes' | 'cni' | 'complete' | 'elsewhere'> {
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
  const { kubernetes, complete, elsewhere } = defaultAnalysis;
  const placeOf = (): string => folder;
  return { kubernetes, complete, elsewhere, folder, crds: [], rules: {}, ignore: [], expectations: [], placeOf };
}

/** The file in which constructs tell beside their manifests which cluster these are for: its name is no manifest's. */
export const writtenConfiguration = 'gatewright.config';

/**
 * The configuration of a path: from the nearest gatewright.yaml at or above it. Of a cluster that constructs told of on the way
 * there, what they told holds: the manifests were written for it.
 */
export function nearestConfiguration(start: string, cwd: string): Configuration | Misshapen {
  let told: Document | undefined;
  for (let folder = start; ; folder = dirname(folder)) {
    const written = told ?? documentIn(folder, writtenConfiguration, cwd);
    if (written && 'faults' in written) return written;
    told = written;
    const own = documentIn(folder, 'gatewright.yaml', cwd);
    if (own && 'faults' in own) return own;
    if (own) return configurationOf(told ? { ...own, value: together(own.value, told.value) } : own);
    if (folder === dirname(folder)) return told ? configurationOf(told) : noConfiguration(cwd);
  }
}

/** What constructs told of the cluster, beside the manifests of a folder or above it. */
export function toldConfiguration(start: string): Configuration | Misshapen | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const told = documentIn(folder, writtenConfiguration, start);
    if (told) return 'faults' in told ? told : configurationOf(told);
    if (folder === dirname(folder)) return undefined;
  }
}

/** Reads one configuration file. */
export function configurationAt(path: string, cwd: string): Configuration | Misshapen {
  const read = documentAt(resolve(cwd, path), path, cwd);
  return 'faults' in read ? read : configurationOf(read);
}

/** A configuration as a file has it. */
interface Document {
  readonly value: JsonObject;
  readonly folder: string;
  readonly placeOf: PlaceOf;
}

function documentIn(folder: string, name: string, cwd: string): Document | Misshapen | undefined {
  const file = join(folder, name);
  return 'value' in attempt(() => lstatSync(file)) ? documentAt(file, file, cwd) : undefined;
}

function documentAt(file: string, path: string, cwd: string): Document | Misshapen {
  const name = relative(cwd, file) || path;
  const text = textOf(file, name);
  if (typeof text !== 'string') return text;
  const read = shapedYaml(name, text, configurationShape, configurationFaults);
  if ('faults' in read) return read;
  return { value: objectOf(read.value), folder: dirname(file), placeOf: read.placeOf };
}

/** Levels of rules are a matter of taste, and what a person wrote holds. */
function together(own: JsonObject, told: JsonObject): JsonObject {
  return { ...own, ...told, rules: { ...objectOf(told['rules']), ...objectOf(own['rules']) } };
}

function textOf(file: string, name: string): string | Misshapen {
  const read = attempt(() => boundedBytes(file).toString('utf8'));
  if ('value' in read) return read.value;
  const fault =
    errorCode(read.error) === 'ENOENT'
      ? `${name}: no such configuration file`
      : `${name}: the configuration cannot be read (${faultWords(read.error)})`;
  return { faults: [fault] };
}

function configurationOf({ value, folder, placeOf }: Document): Configuration {
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
