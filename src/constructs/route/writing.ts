import { dialects } from '#dialects/index.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute, Refusal, Writing as DialectWriting } from '#model/routing/intent.js';
import { sharedLabels, withoutIssuers } from './certificates.js';

/** Routes in the words of the controllers of a platform. */
export interface Writing {
  readonly written: readonly WrittenManifest[];
  readonly refusals: readonly Refusal[];
}

/** A manifest, and which of the routes it is for: the first of them where they share it. */
export interface WrittenManifest {
  readonly at: number;
  readonly manifest: JsonObject;
}

/** Writes routes for each controller at once: how one must be written depends on the others of its host. */
export function writingOf(routes: readonly IntentRoute[], controllers: readonly ControllerSettings[]): Writing {
  const marked = routes.map(markedRoute);
  const first = controllers.map((one, at) => dialectWriting(one, routesFor(one, controllers.slice(0, at), marked)));
  const writings = first.map((one, at) => {
    const others = first.filter(other => other !== one).flatMap(({ manifests }) => manifests);
    const left = withoutIssuers(marked, others, one.manifests);
    const settings = controllers[at];
    return left === undefined || settings === undefined
      ? one
      : dialectWriting(settings, routesFor(settings, controllers.slice(0, at), left));
  });
  const written = writings.flatMap(({ manifests }) => manifests.map(unmarked));
  return {
    written: controllers.length > 1 ? once(written) : written,
    refusals: writings.flatMap(({ refusals }) => refusals),
  };
}

function dialectWriting(settings: ControllerSettings, routes: readonly IntentRoute[]): DialectWriting {
  const dialect = dialects.find(one => one.name === settings.kind);
  return dialect ? dialect.write({ routes }, settings) : { manifests: [], refusals: [] };
}

/** By its labels a manifest is known to be a route's, and by this one to be which one's: it is taken off again. */
const mark = 'gatewright/route';

function markedRoute(route: IntentRoute, at: number): IntentRoute {
  return { ...route, labels: { ...route.labels, [mark]: `${at}` } };
}

function unmarked(manifest: JsonObject): WrittenManifest {
  const metadata = objectOf(manifest['metadata']);
  const { [mark]: at, ...labels } = objectOf(metadata['labels']);
  return { at: Number(textOf(at) ?? 0), manifest: sharedLabels({ ...manifest, metadata: { ...metadata, labels } }) };
}

/** Where two controllers of one kind are moved between, their manifests are told apart by the name of the later one. */
function routesFor(
  { kind, name }: ControllerSettings,
  before: readonly ControllerSettings[],
  routes: readonly IntentRoute[],
): readonly IntentRoute[] {
  if (!before.some(one => one.kind === kind)) return routes;
  return routes.map(route => ({ ...route, name: `${route.name}-${name}` }));
}

/** What two controllers have in common is written once. */
function once(written: readonly WrittenManifest[]): readonly WrittenManifest[] {
  const seen = new Set<string>();
  return written.filter(({ at, manifest }) => {
    const key = JSON.stringify([at, manifest]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What a manifest is to the cluster. */
export function manifestKey({ apiVersion, kind, metadata }: JsonObject): string {
  const { namespace, name } = objectOf(metadata);
  return [groupOf(textOf(apiVersion) ?? ''), ...[kind, namespace, name].map(one => textOf(one) ?? '')].join(' ');
}
