import type { NginxFeature } from '../feature.js';
import { globalHeaders } from './global-headers.js';

/** Those of the ConfigMap `proxy-set-headers`, for all routes; for one route there are none. */
export const requestHeaders: NginxFeature<'requestHeaders'> = {
  policy: 'requestHeaders',
  keys: [],
  read: reads => {
    const set = globalHeaders(reads, 'proxy-set-headers');
    return set && { set };
  },
  steps: ({ set }) => (set ? [{ kind: 'headers', of: 'request', set }] : []),
};
