import { compareBytes } from '#dialects/bytes.js';
import type { JsonObject } from '#model/json.js';
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
      .map(kind => middleware(route, one, kind)),
  );
}

/** All Middlewares of a route: those of one policy by their names. */
export function allMiddlewares(route: IntentRoute): readonly WrittenMiddleware[] {
  const all = new Map(pathsOf(route).flatMap(path => middlewaresFor(route, path).map(one => [one.name, one])));
  const place = ({ policy }: WrittenMiddleware): number => featureNames.indexOf(policy as FeatureName); // it has been written
  return [...all.values()].sort((one, other) => place(one) - place(other) || compareBytes(one.name, other.name));
}

// Each path is rewritten by its own prefix; all else is said once for the route.
function middleware(route: IntentRoute, { name: policy, nth, words }: PolicyWords, kind: string): WrittenMiddleware {
  const spec = { [kind]: words[kind] };
  const detail = policy === 'pathRewrite' ? JSON.stringify(spec) : nth > 0 ? String(nth) : '';
  const name = derivedName(route.namespace, route.name, purposeOf(policy), detail);
  return { name, policy, manifest: manifestOf(route, 'traefik.io/v1alpha1', 'Middleware', name, spec) };
}

function purposeOf(policy: PolicyWords['name']): string {
  return features[policy as FeatureName].purpose ?? policy.toLowerCase(); // it has been written
}
