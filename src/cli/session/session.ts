import { dirname, resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { AnalysisSettings } from '#analyze/settings.js';
import type { Resource } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import { parseManifest } from '#parse/manifests.js';
import { terminal } from '#report/escaping/shown.js';
import { analysisSettings } from './analysis-settings.js';
import type { CommonOptions } from './common-options.js';
import type { Configuration } from '#configuration/configuration.js';
import { configurationAt, nearestConfiguration, noConfiguration } from '#configuration/configuration.js';
import { configuredFiles } from '../configuration/configured-files.js';
import { noResourcesText } from './no-resources.js';
import { orUsageErrors, UsageError } from '../contract/exit.js';
import type { Input } from '../input/inputs.js';
import { inputsOf } from '../input/inputs.js';
import type { PassedOverFile } from '../input/passed-over-files.js';
import { passedOverIn } from '../input/passed-over-files.js';
import type { Streams } from '../contract/streams.js';

/** One cluster of a call: its files as read, and how it is to be analysed. */
export interface Session {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
  readonly counts: Counts;
  readonly settings: AnalysisSettings;
  readonly configuration: Configuration;
  readonly inputs: readonly Input[];
  readonly texts: ReadonlyMap<string, string>;
  /** Files in which nothing was meant for Kubernetes, and why. */
  readonly passedOver: readonly PassedOverFile[];
  /** What was met beside the files of the cluster: what is no manifest, and definitions that cannot be read. */
  readonly beside: Pick<Session, 'passedOver' | 'unreadable'>;
}

/** Documents by what became of them. */
export interface Counts {
  readonly files: number;
  readonly resources: number;
  readonly ignored: number;
  readonly unreadable: number;
}

/** The clusters of a call: all paths together, or each of its own. What holds no resource is said. */
export function sessionsOf(paths: readonly string[], options: CommonOptions, streams: Streams): readonly Session[] {
  const all = [...paths, ...options.filename];
  const named = all.length > 0 ? all : ['.'];
  return (options.each ? named.map(path => [path]) : [named]).map(together => {
    const session = sessionOf(together, options, streams);
    if (options.verbose)
      for (const { file, because } of session.passedOver) streams.err(terminal`${file} is passed over: ${because}\n`);
    const { resources, unreadable, passedOver } = session;
    if (resources.length + unreadable.length > 0 || options.allowEmpty) return session;
    const says = noResourcesText(together, passedOver);
    if (!options.each) throw new UsageError(says);
    streams.err(terminal.lines([says]));
    return session;
  });
}

function sessionOf(paths: readonly string[], options: CommonOptions, streams: Streams): Session {
  const { inputs, passedOver, absent } = inputsOf(paths, options.exclude, streams);
  if (absent.length > 0) throw new UsageError(...absent.map(one => one.says));
  const configuration = configurationOf(paths[0] ?? '.', options, streams.cwd);
  const definitions = configuredFiles('crds', configuration, streams).map(read);
  return sessionFrom(inputs, {
    configuration,
    settings: analysisSettings(
      configuration,
      options,
      definitions.flatMap(one => one.resources),
    ),
    beside: { passedOver, unreadable: definitions.flatMap(one => one.unreadable) },
  });
}

/** The same cluster with other contents of some of its files. */
export function sessionWith(session: Session, changed: ReadonlyMap<string, Input>): Session {
  return sessionFrom(
    session.inputs.map(one => changed.get(one.file) ?? one),
    session,
  );
}

function sessionFrom(
  inputs: readonly Input[],
  { configuration, settings, beside }: Pick<Session, 'configuration' | 'settings' | 'beside'>,
): Session {
  const parsed = inputs.map(read);
  const unreadable = [...parsed.flatMap(one => one.unreadable), ...beside.unreadable];
  return {
    resources: parsed.flatMap(one => one.resources),
    unreadable,
    counts: {
      files: inputs.length,
      resources: sum(parsed.map(readIn)),
      ignored: sum(parsed.map(one => one.ignored)),
      unreadable: unreadable.length,
    },
    settings,
    configuration,
    inputs,
    texts: new Map(inputs.flatMap(({ file, text }) => (text === undefined ? [] : [[file, text]]))),
    passedOver: [...beside.passedOver, ...inputs.flatMap(({ file }, at) => passedOverIn(file, parsed[at]))],
    beside,
  };
}

/** A List counts as its items, or as one document where it has none. */
function readIn({ resources, documents, ignored, unreadable }: ReturnType<typeof parseManifest>): number {
  return Math.max(resources.length, documents - ignored - unreadable.length);
}

function read({ file, text, replaced, fault }: Input): ReturnType<typeof parseManifest> {
  if (text !== undefined) return parseManifest(file, text, replaced);
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    resources: [],
    unreadable: [{ at, message: fault ?? 'the file cannot be read' }],
    ignored: 0,
    ignoredAs: [],
    documents: 1,
  };
}

function configurationOf(path: string, { config }: CommonOptions, cwd: string): Configuration {
  if (config === false) return noConfiguration(cwd);
  if (typeof config === 'string') return orUsageErrors(configurationAt(config, cwd));
  const start = resolve(cwd, path === '-' ? '.' : path);
  const folder = statSync(start, { throwIfNoEntry: false })?.isDirectory() ? start : dirname(start);
  return orUsageErrors(nearestConfiguration(folder, cwd));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
