import type { Chart } from 'cdk8s';
import { dialects } from '#dialects/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Refusal, Writing } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { chartOf } from '../tree/chart-tree.js';
import type { RouteDeclaration } from '../route/route-declaration.js';

/** A manifest, the chart that it belongs to and the construct that it came from. */
export interface Written {
  readonly chart: Chart;
  /** The path of the construct. */
  readonly path: string;
  readonly manifest: JsonObject;
}

/** The routes of an app in the words of its controllers. */
export interface WrittenRoutes {
  readonly written: readonly Written[];
  readonly refusals: readonly Refusal[];
}

/** Writes all routes for each controller at once: how one must be written depends on the others of its host. */
export function writtenRoutes(
  declarations: readonly RouteDeclaration[],
  controllers: readonly ControllerSettings[],
): WrittenRoutes {
  if (declarations.length === 0) return { written: [], refusals: [] };
  const routes = declarations.map(one => one.route);
  const writings = controllers.map(one => writingOf(one, routes));
  const place = placeBy(declarations);
  return {
    written: writings.flatMap(({ manifests }) => manifests.flatMap(place)),
    refusals: writings.flatMap(({ refusals }) => refusals),
  };
}

function writingOf(settings: ControllerSettings, routes: readonly RouteDeclaration['route'][]): Writing {
  const dialect = dialects.find(one => one.name === settings.kind);
  return dialect ? dialect.write({ routes }, settings) : { manifests: [], refusals: [] };
}

/** A manifest belongs to the construct whose name it has as its label; what routes share, to the first of its namespace. */
function placeBy(declarations: readonly RouteDeclaration[]): (manifest: JsonObject) => readonly Written[] {
  const byLabel = new Map<string, RouteDeclaration>();
  for (const one of declarations) {
    const { namespace, labels } = one.route;
    for (const key of [`${namespace}/${labels[nameLabel] ?? ''}`, namespace])
      if (!byLabel.has(key)) byLabel.set(key, one);
  }
  return manifest => {
    const metadata = objectOf(manifest['metadata']);
    const namespace = textOf(metadata['namespace']) ?? '';
    const label = textOf(objectOf(metadata['labels'])[nameLabel]) ?? '';
    const owner = byLabel.get(`${namespace}/${label}`) ?? byLabel.get(namespace) ?? declarations[0];
    const chart = owner && chartOf(owner);
    return owner && chart ? [{ chart, path: owner.node.path, manifest }] : [];
  };
}

const nameLabel = 'app.kubernetes.io/name';
