import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Configuration } from '#configuration/configuration.js';
import { configurationAt, nearestConfiguration, noConfiguration } from '#configuration/configuration.js';
import { terminal } from '#report/escaping/shown.js';
import { configuredFiles } from '../configuration/configured-files.js';
import { orUsageErrors, UsageError } from '../contract/exit.js';
import type { Streams } from '../contract/streams.js';
import { watched } from './watched.js';
import { inputTree } from '../input/input-tree.js';
import { inputsOf } from '../input/inputs.js';
import { analysisSettings } from './analysis-settings.js';
import { buildsOf } from './built-session.js';
import type { CommonOptions } from './common-options.js';
import { noResourcesText } from './no-resources.js';
import type { Context, Session } from './session.js';
import { builtSession, readInput, sessionFrom } from './session.js';

/** The clusters of a call: all paths together, or each of its own; and in each, what every kustomization builds. What holds no resource is said. */
export function sessionsOf(paths: readonly string[], options: CommonOptions, streams: Streams): readonly Session[] {
  const all = [...paths, ...options.filename];
  const named = all.length > 0 ? all : ['.'];
  const groups = options.each ? named.map(path => [path]) : [named];
  const sessions = groups.flatMap(together => sessionsIn(together, options, watched(streams, options)));
  return sessions.length > 1 ? sessions : sessions.map(unnamed);
}

/** The only cluster of a call needs no name. */
function unnamed(session: Session): Session {
  const { cluster, ...only } = session;
  return cluster === undefined ? session : only;
}

function sessionsIn(together: readonly string[], options: CommonOptions, streams: Streams): readonly Session[] {
  const sessions = sessionsAt(together, options, streams);
  const passedOver = sessions.flatMap(one => one.passedOver).sort((one, other) => (one.file < other.file ? -1 : 1));
  if (options.verbose)
    for (const { file, because } of passedOver) streams.err(terminal`${file} is passed over: ${because}\n`);
  if (!sessions.every(isEmpty) || options.allowEmpty) return sessions;
  const says = noResourcesText(together, passedOver);
  if (!options.each) throw new UsageError(says);
  streams.err(terminal.lines([says]));
  return sessions;
}

function isEmpty({ resources, unreadable, building }: Session): boolean {
  return resources.length + unreadable.length + building.length === 0;
}

function sessionsAt(paths: readonly string[], options: CommonOptions, streams: Streams): readonly Session[] {
  const { inputs, passedOver, absent } = inputsOf(paths, options.exclude, streams);
  if (absent.length > 0) throw new UsageError(...absent.map(one => one.says));
  const tree = inputTree(inputs, streams.cwd);
  const { builds, rest, notes } = buildsOf(inputs, tree);
  const ofBuilds = builds.map(built => builtSession(built, tree, contextOf(built.root, options, streams)));
  const { beside, ...context } = contextOf(paths[0] ?? '.', options, streams);
  const named = { ...context, building: notes, cluster: paths.join(', ') };
  const left = sessionFrom(
    rest,
    { ...named, beside: { ...beside, passedOver: [...passedOver, ...beside.passedOver] } },
    streams,
  );
  return builds.length > 0 && isEmpty(left) ? [...withPassedOver(ofBuilds, left)] : [...ofBuilds, left];
}

/** Files that hold nothing are told of with the first cluster, where they make none of their own. */
function withPassedOver([first, ...others]: readonly Session[], { passedOver }: Session): readonly Session[] {
  return first ? [{ ...first, passedOver: [...first.passedOver, ...passedOver] }, ...others] : [];
}

function contextOf(path: string, options: CommonOptions, streams: Streams): Context {
  const configuration = configurationOf(path, options, streams.cwd);
  const definitions = configuredFiles('crds', configuration, streams).map(readInput);
  const settings = analysisSettings(
    configuration,
    options,
    definitions.flatMap(one => one.resources),
  );
  return {
    configuration,
    settings,
    building: [],
    beside: { passedOver: [], unreadable: definitions.flatMap(one => one.unreadable) },
  };
}

function configurationOf(path: string, { config }: CommonOptions, cwd: string): Configuration {
  if (config === false) return noConfiguration(cwd);
  if (typeof config === 'string') return orUsageErrors(configurationAt(config, cwd));
  const start = resolve(cwd, path === '-' ? '.' : path);
  const folder = statSync(start, { throwIfNoEntry: false })?.isDirectory() ? start : dirname(start);
  return orUsageErrors(nearestConfiguration(folder, cwd));
}
