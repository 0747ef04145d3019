import { anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerOrGlobal } from '../reads.js';
import { refuseNegative } from '../refused-values.js';

const names = ['proxy-connect-timeout', 'proxy-read-timeout', 'proxy-send-timeout'];

/**
 * Seconds. (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go) The head of an answer is a read like its parts: what
 * is asked for one of them holds for both. (nginx, https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout)
 */
export const timeouts: NginxFeature<'timeouts'> = {
  policy: 'timeouts',
  keys: names.map(annotationKey),
  read: (reads, noted) => {
    refuseNegative(reads, noted, ...names);
    const read = integerOrGlobal(reads, 'proxy-read-timeout');
    return anyGiven({
      connect: integerOrGlobal(reads, 'proxy-connect-timeout'),
      read,
      send: integerOrGlobal(reads, 'proxy-send-timeout'),
      responseHeader: read,
    });
  },
  write: ({ connect, read, send, responseHeader }) => {
    if (responseHeader !== undefined && (read ?? responseHeader) !== responseHeader)
      return {
        because:
          'ingress-nginx waits for the head of an answer as long as between two parts of it; give both the same time, or one of them',
      };
    return said({
      'proxy-connect-timeout': connect,
      'proxy-read-timeout': read ?? responseHeader,
      'proxy-send-timeout': send,
    });
  },
};
