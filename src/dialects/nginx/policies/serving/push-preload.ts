import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn } from '../reads.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/http2pushpreload/main.go) */
export const pushPreload: NginxFeature<'pushPreload'> = {
  policy: 'pushPreload',
  keys: [annotationKey('http2-push-preload')],
  read: reads => {
    const enabled = booleanIn(reads, 'http2-push-preload');
    return enabled === undefined ? undefined : { enabled };
  },
  write: ({ enabled }) => said({ 'http2-push-preload': enabled }),
};
