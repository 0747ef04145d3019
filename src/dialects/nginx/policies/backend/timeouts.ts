import { anyGiven } from '../../values/given.js';
import { keyOf } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerOrGlobal } from '../reads.js';
import { refuseNegative } from '../refused-values.js';

const names = ['proxy-connect-timeout', 'proxy-read-timeout', 'proxy-send-timeout'];

/** Seconds. (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go) */
export const timeouts: NginxFeature<'timeouts'> = {
  policy: 'timeouts',
  says: ['connect', 'read', 'send'],
  keys: names.map(keyOf),
  read: (reads, noted) => {
    refuseNegative(reads, noted, ...names);
    return anyGiven({
      connect: integerOrGlobal(reads, 'proxy-connect-timeout'),
      read: integerOrGlobal(reads, 'proxy-read-timeout'),
      send: integerOrGlobal(reads, 'proxy-send-timeout'),
    });
  },
  write: ({ connect, read, send, responseHeader, idle }) => {
    if (responseHeader !== undefined)
      return {
        because:
          'ingress-nginx waits for the head of an answer as long as between two reads of it; say how long it reads',
      };
    if (idle !== undefined)
      return {
        because:
          'ingress-nginx keeps unused connections for all routes, by upstream-keepalive-timeout in its ConfigMap; leave out how long',
      };
    return said({ 'proxy-connect-timeout': connect, 'proxy-read-timeout': read, 'proxy-send-timeout': send });
  },
};
