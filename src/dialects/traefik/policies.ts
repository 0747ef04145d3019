import type { Match } from '#model/match.js';
import type { PolicySet } from '#model/policies.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { features } from './features/index.js';

/** The policies that the Middlewares of a route amount to. */
export function policiesOf(match: Match, middlewares: readonly Resource[]): PolicySet {
  const path = ownPath(match) ?? '/';
  const specs = middlewares.map(specOf);
  return Object.assign(
    {},
    ...specs.flatMap(spec => features(path).map(feature => feature.policiesIn(spec))),
  ) as PolicySet; // each names one policy
}

/** The one path that a match holds a request to, without a slash at its end. */
export function ownPath(match: Match): string | undefined {
  switch (match.kind) {
    case 'path':
      return match.path.kind === 'regex' ? undefined : match.path.path.replace(/(?<=.)\/$/, '');
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
