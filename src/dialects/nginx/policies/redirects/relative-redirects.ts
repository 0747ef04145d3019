import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn } from '../reads.js';
import { isRedirectLost, relativeRedirectsName } from './redirect-group.js';

/** It has no step of its own: redirects that nginx makes by itself look at it. (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go) */
export const relativeRedirects: NginxFeature<'relativeRedirects'> = {
  policy: 'relativeRedirects',
  keys: [annotationKey(relativeRedirectsName)],
  read: reads => {
    const enabled = isRedirectLost(reads) ? undefined : booleanIn(reads, relativeRedirectsName);
    return enabled === undefined ? undefined : { enabled };
  },
  write: ({ enabled }) => said({ [relativeRedirectsName]: enabled }),
};
