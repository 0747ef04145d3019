import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';
import { refuseBrokenVariables } from '../refused-values.js';

/** It may hold variables. (ingress-nginx v1.15.1, internal/ingress/annotations/upstreamvhost/main.go) */
export const upstreamHost: NginxFeature<'upstreamHost'> = {
  policy: 'upstreamHost',
  keys: [annotationKey('upstream-vhost')],
  read: (reads, noted) => {
    refuseBrokenVariables(reads, noted, 'upstream-vhost');
    const host = textIn(reads, 'upstream-vhost');
    return host === undefined ? undefined : { host, endpoint: false };
  },
  steps: ({ host }, { at }) => [
    {
      kind: 'set-host',
      host: host.includes('$') ? { kind: 'variables', text: host } : host,
      ...given({ at: at('upstream-vhost') }),
    },
  ],
  write: ({ host, endpoint }) =>
    endpoint
      ? {
          because: 'ingress-nginx sends the host of the client or the one that is named, and no address; name the host',
        }
      : said({ 'upstream-vhost': host }),
};
