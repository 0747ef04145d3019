import type { TwoWay, Noted } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import { httpsRedirect } from './https-redirect.js';
import type { OwnPath } from './path-rewrite.js';
import { pathRewrite } from './path-rewrite.js';
import { rateLimit } from './rate-limit.js';

/** All features, for routes of one path: a prefix is taken away by its name. Each reads the `spec` of a Middleware. */
export function features(path: OwnPath): readonly ReadFeature[] {
  return [readBy(httpsRedirect), readBy(pathRewrite(path)), readBy(rateLimit)];
}

/** What a feature finds in the `spec` of a Middleware. */
export interface ReadFeature {
  readonly policiesIn: (spec: JsonObject) => PolicySet;
}

// What a feature notes has kept the Middleware from being built, and no route that stands uses it. (middlewares/noted.ts)
const silent: Noted = () => undefined;

function readBy<Name extends PolicyName>(feature: TwoWay<JsonObject, Name>): ReadFeature {
  return {
    policiesIn: spec => {
      const policy = feature.read(spec, silent);
      return policy === undefined ? {} : { [feature.policy]: policy };
    },
  };
}
