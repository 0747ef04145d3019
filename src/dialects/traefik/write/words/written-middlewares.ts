import { compareBytes } from '#model/text/bytes.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray } from '#model/json.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { FeatureName } from '../../policies/index.js';
import { featureNames, features } from '../../policies/index.js';
import { derivedName } from '../derived-name.js';
import { pathsOf } from '#model/routing/intent-places.js';
import { manifestOf } from '../manifest.js';
import type { PolicyWords } from './route-words.js';
import { isMiddleware, wordsFor } from './route-words.js';

/** A Middleware that is written for a route. */
export interface WrittenMiddleware {
  readonly name: string;
  readonly policy: PolicyWords['name'];
  readonly manifest: JsonObject;
}

/** The Middlewares that stand before one path of a route, in order. */
export function middlewaresFor(route: IntentRoute, path: IntentPath): readonly WrittenMiddleware[] {
  const words = wordsFor(route, path);
  if ('because' in words) return [];
  return words.flatMap(one =>
    Object.keys(one.words)
      .filter(isMiddleware)
      .flatMap(kind => middlewaresOf(one, kind).map((config, at) => middleware(route, one, { [kind]: config }, at))),
  );
}

/** All Middlewares of a route: those of one policy by their names. */
export function allMiddlewares(route: IntentRoute): readonly WrittenMiddleware[] {
  const all = new Map(pathsOf(route).flatMap(path => middlewaresFor(route, path).map(one => [one.name, one])));
  const place = ({ policy }: WrittenMiddleware): number => featureNames.indexOf(policy as FeatureName); // it has been written
  return [...all.values()].sort((one, other) => place(one) - place(other) || compareBytes(one.name, other.name));
}

/** One Middleware, or a list of them. */
function middlewaresOf({ words }: PolicyWords, kind: string): readonly (Json | undefined)[] {
  const config = words[kind];
  return isArray(config) ? config : [config];
}

// Each path is rewritten by its own prefix; all else is said once for the route.
function middleware(
  route: IntentRoute,
  { name: policy, nth }: PolicyWords,
  spec: JsonObject,
  at: number,
): WrittenMiddleware {
  const place = at > 0 ? `${nth}.${at}` : nth > 0 ? String(nth) : '';
  const detail = policy === 'pathRewrite' ? JSON.stringify(spec) : place;
  const name = derivedName(route.namespace, route.name, purposeOf(policy), detail);
  return { name, policy, manifest: manifestOf(route, { kind: 'Middleware', name, spec }) };
}

function purposeOf(policy: PolicyWords['name']): string {
  return features[policy as FeatureName].purpose ?? policy.toLowerCase(); // it has been written
}
