import { given } from '../../values/given.js';
import { keyOf } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';
import { refuseBrokenVariables } from '../refused-values.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/mirror/main.go) */
export const mirror: NginxFeature<'mirror'> = {
  policy: 'mirror',
  says: ['to', 'host', 'body', 'percent'],
  keys: ['mirror-target', 'mirror-host', 'mirror-request-body'].map(keyOf),
  read: (reads, noted) => {
    refuseBrokenVariables(reads, noted, 'mirror-host');
    const url = textIn(reads, 'mirror-target');
    if (url === undefined) return undefined;
    const body = textIn(reads, 'mirror-request-body') !== 'off';
    return { to: { kind: 'url', url }, body, percent: 100, ...given({ host: textIn(reads, 'mirror-host') }) };
  },
  write: ({ to, host, body, percent = 100 }) => {
    if (to.kind !== 'url') return { because: 'ingress-nginx mirrors to a URL; name the URL of the Service' };
    if (percent !== 100) return { because: `ingress-nginx mirrors every request, not ${percent} of a hundred` };
    return said({
      'mirror-target': to.url,
      'mirror-host': host,
      'mirror-request-body': body === false ? 'off' : undefined,
    });
  },
};
