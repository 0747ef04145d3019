import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';

/** `/` of the host leads to the first one of any location; only a path that begins with a slash counts. (ingress-nginx v1.15.1, internal/ingress/annotations/rewrite/main.go) */
export const appRoot: NginxFeature<'appRoot'> = {
  policy: 'appRoot',
  keys: [annotationKey('app-root')],
  read: reads => {
    const path = textIn(reads, 'app-root');
    return path?.startsWith('/') === true ? { path } : undefined;
  },
  steps: ({ path }, place) => {
    if (place.within !== 'server') return [];
    const to = { kind: 'parts', port: 'keep', path: { set: path }, query: 'drop' } as const;
    const when = { match: { kind: 'path', path: { kind: 'exact', path: '/' } } } as const;
    return [{ kind: 'redirect', status: 302, to, when, ...given({ at: place.at('app-root') }) }];
  },
  write: ({ path }) =>
    path.startsWith('/')
      ? said({ 'app-root': path })
      : { because: `ingress-nginx takes a root that begins with a slash, not ${path}` },
};
