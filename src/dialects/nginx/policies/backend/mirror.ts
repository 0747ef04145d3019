import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';
import { refuse, refuseBrokenVariables } from '../refused-values.js';
import { lacks } from '../../lacks.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/mirror/main.go) */
export const mirror: NginxFeature<'mirror'> = {
  policy: 'mirror',
  keys: ['mirror-target', 'mirror-host', 'mirror-request-body'].map(annotationKey),
  read: (reads, noted) => {
    refuseBrokenVariables(reads, noted, 'mirror-host');
    refuse(reads, noted, ['mirror-target'], isNowhere, 'a URL whose host can be found when nginx starts');
    const url = textIn(reads, 'mirror-target');
    if (url === undefined) return undefined;
    const body = textIn(reads, 'mirror-request-body') !== 'off';
    return { to: { kind: 'url', url }, body, percent: 100, ...given({ host: textIn(reads, 'mirror-host') }) };
  },
  write: ({ to, host, body, percent = 100 }) => {
    if (to.kind !== 'url') return { because: lacks['mirror.toService'], field: 'to' };
    if (percent !== 100) return { because: lacks['mirror.some'], field: 'percent' };
    return said({
      'mirror-target': to.url,
      'mirror-host': host,
      'mirror-request-body': body === false ? 'off' : undefined,
    });
  },
};

/**
 * A host that no name server knows: names below `invalid` never exist. nginx asks for it when it loads its configuration, unless a variable
 * makes the URL. (RFC 6761, 6.4; nginx 1.27, src/http/modules/ngx_http_proxy_module.c, ngx_http_proxy_pass)
 */
function isNowhere(url: string): boolean {
  return !url.includes('$') && /^https?:\/\/(?:[^/:?]+\.)?invalid\.?(?:[/:?]|$)/i.test(url);
}
