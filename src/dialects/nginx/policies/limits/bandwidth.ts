import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerOrGlobal } from '../reads.js';

/** Kilobytes. (ingress-nginx v1.15.1, internal/ingress/annotations/ratelimit/main.go; rootfs/etc/nginx/template/nginx.tmpl, limit_rate) */
export const bandwidth: NginxFeature<'bandwidth'> = {
  policy: 'bandwidth',
  keys: [annotationKey('limit-rate'), annotationKey('limit-rate-after')],
  read: reads => {
    const rate = integerOrGlobal(reads, 'limit-rate');
    const after = integerOrGlobal(reads, 'limit-rate-after');
    return rate === undefined && after === undefined ? undefined : { rate: rate ?? 0, ...given({ after }) };
  },
  write: ({ rate, after }) => said({ 'limit-rate': rate, 'limit-rate-after': after }),
};
