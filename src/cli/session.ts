import { dirname, relative, resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { AnalysisSettings } from '#analyze/settings.js';
import type { ControllerKind, ControllerSettings } from '#model/controller.js';
import type { Resource } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import { parseManifest } from '#parse/manifests.js';
import type { CommonOptions } from './common-options.js';
import type { Configuration } from './configuration.js';
import { configurationAt, nearestConfiguration, noConfiguration } from './configuration.js';
import { UsageError } from './exit.js';
import type { Input } from './inputs.js';
import { inputsOf } from './inputs.js';
import type { Streams } from './streams.js';

/** One cluster of a call: its files as read, and how it is to be analysed. */
export interface Session {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
  readonly counts: Counts;
  readonly settings: AnalysisSettings;
  readonly configuration: Configuration;
  readonly inputs: readonly Input[];
  readonly texts: ReadonlyMap<string, string>;
  /** Files in which nothing was meant for Kubernetes. */
  readonly passedOver: readonly string[];
}

/** Documents by what became of them. */
export interface Counts {
  readonly files: number;
  readonly resources: number;
  readonly ignored: number;
  readonly unreadable: number;
}

/** The clusters of a call: all paths together, or each of its own. */
export function sessionsOf(paths: readonly string[], options: CommonOptions, streams: Streams): readonly Session[] {
  const all = [...paths, ...options.filename];
  const named = all.length > 0 ? all : ['.'];
  return options.each ? named.map(path => sessionOf([path], options, streams)) : [sessionOf(named, options, streams)];
}

function sessionOf(paths: readonly string[], options: CommonOptions, streams: Streams): Session {
  const inputs = inputsOf(paths, options.exclude, streams);
  const configuration = configurationOf(paths[0] ?? '.', options, streams.cwd);
  return sessionFrom(inputs, { configuration, settings: settingsOf(configuration, options, streams) });
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
  { configuration, settings }: Pick<Session, 'configuration' | 'settings'>,
): Session {
  const parsed = inputs.map(read);
  return {
    resources: parsed.flatMap(one => one.resources),
    unreadable: parsed.flatMap(one => one.unreadable),
    counts: {
      files: inputs.length,
      resources: sum(parsed.map(readIn)),
      ignored: sum(parsed.map(one => one.ignored)),
      unreadable: sum(parsed.map(one => one.unreadable.length)),
    },
    settings,
    configuration,
    inputs,
    texts: new Map(inputs.map(({ file, text }) => [file, text ?? ''])),
    passedOver: inputs
      .filter((_, at) => parsed[at]?.resources.length === 0 && parsed[at].unreadable.length === 0)
      .map(({ file }) => file),
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
    unreadable: [{ at, message: `the file cannot be read (${fault ?? ''})` }],
    ignored: 0,
    ignoredAs: [],
    documents: 1,
  };
}

function configurationOf(path: string, { config }: CommonOptions, cwd: string): Configuration {
  if (config === false) return noConfiguration(cwd);
  if (typeof config === 'string') return configurationAt(config, cwd);
  const start = resolve(cwd, path === '-' ? '.' : path);
  return nearestConfiguration(statSync(start, { throwIfNoEntry: false })?.isDirectory() ? start : dirname(start), cwd);
}

function settingsOf(configuration: Configuration, options: CommonOptions, streams: Streams): AnalysisSettings {
  const { controllers, kubernetes, cni, complete } = configuration;
  const named =
    options.controller.length > 0 ? options.controller.map(text => controllerNamed(text, controllers)) : controllers;
  return {
    kubernetes: options.kubernetes ?? kubernetes,
    namespace: options.namespace ?? 'default',
    ...(named && { controllers: named }),
    cni: options.cni ?? cni,
    complete: options.complete ?? complete,
    definitions: definitionsOf(configuration, streams),
  };
}

/** `--controller traefik@3.7`: as configured where a controller of that name or kind is, with the version of the flag. */
function controllerNamed(text: string, configured: readonly ControllerSettings[] = []): ControllerSettings {
  const [name = '', version] = text.split('@');
  const known = configured.find(one => one.name === name) ?? configured.find(one => one.kind === name);
  if (!known && !isControllerKind(name))
    throw new UsageError(`no controller is called ${name}; known are ingress-nginx, traefik and gateway`);
  const settings = known ?? { name, kind: name as ControllerKind, assumeEndpoints: true, noEndpoints: [] };
  return version === undefined ? settings : { ...settings, version };
}

function isControllerKind(name: string): name is ControllerKind {
  return name === 'ingress-nginx' || name === 'traefik' || name === 'gateway';
}

function definitionsOf({ crds, folder }: Configuration, streams: Streams): readonly Resource[] {
  if (crds.length === 0) return [];
  const inputs = inputsOf(crds, [], { ...streams, cwd: folder });
  return inputs.flatMap(
    ({ file, text }) => parseManifest(relative(streams.cwd, resolve(folder, file)), text ?? '').resources,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
