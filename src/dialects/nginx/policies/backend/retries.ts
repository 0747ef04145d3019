import type { Retries } from '#model/policies/limits.js';
import { anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerOrGlobal, textOrGlobal } from '../reads.js';
import { refuseNegative } from '../refused-values.js';

const always = 'non_idempotent';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go; nginx 1.27, proxy_next_upstream) */
export const retries: NginxFeature<'retries'> = {
  policy: 'retries',
  keys: ['proxy-next-upstream', 'proxy-next-upstream-timeout', 'proxy-next-upstream-tries'].map(annotationKey),
  read: (reads, noted) => {
    refuseNegative(reads, noted, 'proxy-next-upstream-timeout', 'proxy-next-upstream-tries');
    const words = textOrGlobal(reads, 'proxy-next-upstream')?.split(/\s+/);
    return anyGiven({
      attempts: integerOrGlobal(reads, 'proxy-next-upstream-tries'),
      on: words?.filter(word => word !== '' && word !== 'off' && word !== always).map(statusIn),
      timeout: integerOrGlobal(reads, 'proxy-next-upstream-timeout'),
      nonIdempotent: words?.includes(always),
    });
  },
  write: policy =>
    said({
      'proxy-next-upstream': conditions(policy),
      'proxy-next-upstream-tries': policy.attempts,
      'proxy-next-upstream-timeout': policy.timeout,
    }),
};

/** A status is the same to all controllers: `502` of `http_502`. */
function statusIn(word: string): string {
  return word.replace(/^http_(?=\d{3}$)/, '');
}

function conditions({ on, nonIdempotent }: Retries): string | undefined {
  if (on === undefined && nonIdempotent === undefined) return undefined;
  const words = (on ?? ['error', 'timeout']).map(one => (/^\d{3}$/.test(one) ? `http_${one}` : one));
  return words.length === 0 ? 'off' : [...words, ...(nonIdempotent === true ? [always] : [])].join(' ');
}
