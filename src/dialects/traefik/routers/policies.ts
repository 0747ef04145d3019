import type { Match } from '#model/match.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { features } from '../features/index.js';
import type { OwnPath } from '../features/path-rewrite.js';

/** The policies that the Middlewares of a route amount to. */
export function policiesOf(match: Match, middlewares: readonly Resource[]): PolicySet {
  if (middlewares.length === 0) return {};
  const own = features(ownPath(match) ?? { path: '/', exact: false });
  const found = middlewares.flatMap(middleware => own.map(feature => feature.policiesIn(specOf(middleware))));
  return Object.assign({}, ...found) as PolicySet; // each names one policy
}

/** The one path that a match holds a request to, in characters; a prefix without a slash at its end. */
function ownPath(match: Match): OwnPath | undefined {
  switch (match.kind) {
    case 'path': {
      const { path } = match;
      if (path.kind === 'regex') return undefined;
      const text = path.path.replace(/%(?:25|3F|23)/g, decodeURIComponent);
      return path.kind === 'exact'
        ? { path: text, exact: true }
        : { path: text.replace(/(?<=.)\/$/, ''), exact: false };
    }
    case 'and': {
      const paths = match.of.flatMap(one => ownPath(one) ?? []);
      return paths.length === 1 ? paths[0] : undefined;
    }
    case 'or':
    case 'not':
    case 'always':
    case 'host':
    case 'method':
    case 'header':
    case 'query':
    case 'client-ip':
      return undefined;
  }
}
