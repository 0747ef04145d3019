import { numberOf } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { rateLimit as rates } from '../../features/rate-limit.js';
import { criterionFaults, durationFaults } from '../faults.js';
import type { Fault, MiddlewareKind, Source } from '../kind.js';
import { sound, together } from '../kind.js';
import { noteOf } from '../noted.js';
import { authorities, certificate, credentials, secretIn } from '../secrets.js';

/** How many requests are let through is not told by one of them. (traefik v3.7.9, pkg/middlewares/ratelimiter/rate_limiter.go: New) */
export const rateLimit: MiddlewareKind = source => {
  const faults = [
    ...noteOf(rates, 'rateLimit', source.config),
    ...criterionFaults(source.config),
    ...redisFaults(source),
  ];
  return together(
    sound(source, faults),
    secretIn(source, 'redis.tls.caSecret', authorities),
    secretIn(source, 'redis.tls.certSecret', certificate),
    secretIn(source, 'redis.secret', credentials),
  );
};

/** (traefik v3.7.9, pkg/middlewares/inflightreq/inflight_req.go) */
export const inFlightReq: MiddlewareKind = source => {
  const faults = criterionFaults(source.config);
  if ((numberOf(source.config['amount']) ?? 0) > 0) return sound(source, faults);
  return sound(source, faults, { kind: 'respond', status: 429, because: 'no request may be in flight (amount 0)' });
};

function redisFaults({ config }: Source): readonly Fault[] {
  const timeouts = durationFaults(objectOf(config['redis']), ['dialTimeout', 'readTimeout', 'writeTimeout']);
  return timeouts.map(({ field, wants }) => ({ field: `redis.${field}`, wants }));
}
