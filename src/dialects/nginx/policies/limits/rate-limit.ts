import type { ClientKey, RateLimit } from '#model/policies/limits.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { integerIn, listIn } from '../reads.js';
import { lacks } from '../../lacks.js';

/**
 * Whole numbers a second and a minute; what may exceed them is a multiple, five times unless said. Addresses are exempt from
 * the limit of connections too. (ingress-nginx v1.15.1, internal/ingress/annotations/ratelimit/main.go)
 */
export const rateLimit: NginxFeature<'rateLimit'> = {
  policy: 'rateLimit',
  keys: ['limit-rps', 'limit-rpm', 'limit-burst-multiplier', 'limit-allowlist'].map(annotationKey),
  read: (reads, noted) => {
    const [rps, rpm] = [positive(reads, 'limit-rps'), positive(reads, 'limit-rpm')];
    const rate = rps ?? rpm;
    if (rate === undefined) return undefined;
    if ((integerIn(reads, 'limit-burst-multiplier') ?? 1) <= 0)
      noted.invalid('limit-burst-multiplier', 'a number above zero', 'configuration-refused');
    const multiplier = positive(reads, 'limit-burst-multiplier');
    return {
      rps: rps ?? rate / 60,
      by: { kind: 'address' },
      ...given({
        burst: multiplier === undefined ? undefined : rate * multiplier,
        rpm: rps === undefined ? undefined : rpm,
        exempt: exemptAddresses(reads),
      }),
    };
  },
  write: policy => {
    const because = fault(policy);
    if (because !== undefined) return { because };
    const { rps, rpm, burst, exempt } = policy;
    const rate = wholeRate(policy);
    return said({
      'limit-rps': Number.isInteger(rps) ? rps : undefined,
      'limit-rpm': Number.isInteger(rps) ? rpm : rate,
      'limit-burst-multiplier': burst === undefined ? undefined : burst / rate,
      ...exemptAnnotation(exempt),
    });
  },
};

/** Addresses that no limit counts. */
export function exemptAddresses(reads: Reads): readonly string[] | undefined {
  return listIn(reads, 'limit-allowlist');
}

export function exemptAnnotation(exempt: readonly string[] | undefined): Readonly<Record<string, string | undefined>> {
  return { 'limit-allowlist': exempt?.join(',') };
}

/** Why clients cannot be counted in this way. */
export function countFault(by: ClientKey | undefined): string | undefined {
  const plain = !by || (by.kind === 'address' && by.depth === undefined && !by.excluded && by.ipv6Subnet === undefined);
  return plain ? undefined : lacks['rateLimit.otherKey'];
}

function wholeRate({ rps }: RateLimit): number {
  return Number.isInteger(rps) ? rps : Math.round(rps * 60);
}

function fault(policy: RateLimit): string | undefined {
  const { rps, rpm, burst, by } = policy;
  const rate = wholeRate(policy);
  if (rate < 1 || (!Number.isInteger(rps) && Math.abs(rps * 60 - rate) > 1e-9))
    return `ingress-nginx counts whole requests a second or a minute, not ${rps} a second`;
  if (rpm !== undefined && (!Number.isInteger(rps) || !Number.isInteger(rpm) || rpm < 1))
    return `ingress-nginx has one limit a second and one a minute, in whole requests; leave out ${rpm} a minute`;
  if (burst !== undefined && (burst < rate || burst % rate !== 0))
    return `ingress-nginx lets a multiple of the rate exceed it, and ${burst} is no multiple of ${rate}`;
  return countFault(by);
}

function positive(reads: Reads, name: string): number | undefined {
  const value = integerIn(reads, name);
  return value !== undefined && value > 0 ? value : undefined;
}
