import type { TwoWay } from '../../../dialect.js';
import { goInteger } from '../../values/go-values.js';
import type { Wire } from '../../values/annotation-keys.js';
import { keyOf, valueOf } from '../../values/annotation-keys.js';

/**
 * A whole number a second or a minute; what may exceed it is a multiple of it, five times unless said.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/ratelimit/main.go)
 */
export const rateLimit: TwoWay<Wire, 'rateLimit'> = {
  policy: 'rateLimit',
  keys: [keyOf('limit-rps'), keyOf('limit-rpm'), keyOf('limit-burst-multiplier')],
  read: wire => {
    const rate = positive(wire, 'limit-rps') ?? positive(wire, 'limit-rpm');
    if (rate === undefined) return undefined;
    const multiplier = positive(wire, 'limit-burst-multiplier');
    const rps = positive(wire, 'limit-rps') === undefined ? rate / 60 : rate;
    return { rps, ...(multiplier !== undefined && { burst: rate * multiplier }) };
  },
  write: ({ rps, burst }) => {
    const rate = Number.isInteger(rps) ? rps : Math.round(rps * 60);
    return {
      [keyOf(Number.isInteger(rps) ? 'limit-rps' : 'limit-rpm')]: `${rate}`,
      ...(burst !== undefined && { [keyOf('limit-burst-multiplier')]: `${Math.round(burst / rate)}` }),
    };
  },
};

function positive(wire: Wire, name: string): number | undefined {
  const value = goInteger(valueOf(wire, name));
  return value !== undefined && value > 0 ? value : undefined;
}
