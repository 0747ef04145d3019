import type { Backend, WeightedBackend } from '#model/backend.js';
import type { Match, ValueMatch } from '#model/match.js';
import type { Forward, Step } from '#model/routing/step.js';
import type { CanaryAsk } from '../annotations/asks/canary.js';
import type { ServerContext } from './context.js';
import type { Location } from '../servers/servers.js';
import type { Empty } from '../upstreams/services.js';

/** Where the requests of a location end: at a Service, at two that share them, or nowhere. */
export function forwardSteps(location: Location, { upstreams, fallback }: ServerContext): readonly Step[] {
  const upstream = location.upstream === undefined ? undefined : upstreams.get(location.upstream);
  if (!upstream) return [fallback];
  const { state, backend } = upstream.target;
  if (state.kind === 'empty') return emptySteps(location, state);
  if (state.kind === 'open')
    return [{ kind: 'open', code: 'missing-manifest', because: state.because, candidates: [{ backend, weight: 1 }] }];
  const canary = upstream.alternatives[0];
  const shaping = canary?.shaping;
  if (!canary || !shaping || canary.target.state.kind !== 'ready') return [forward([{ backend, weight: 1 }])];
  return sharedBy(backend, canary.target.backend, shaping);
}

/** The Service of `default-backend` answers for one without endpoints. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
function emptySteps({ ingress, source }: Location, state: Empty): readonly Step[] {
  const spare = ingress?.asks.spare;
  if (spare)
    return [{ ...forward([{ backend: spare, weight: 1 }]), at: ingress.asks.annotations.at('default-backend') }];
  const at = ingress?.resource.locate(source);
  return [{ kind: 'respond', status: state.status, because: state.because, ...(at && { at }) }];
}

/**
 * A header decides, then a cookie, then chance. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/balancer.lua:194-277)
 */
function sharedBy(primary: Backend, canary: Backend, shaping: CanaryAsk): readonly Step[] {
  const weight = Math.min(Math.max(shaping.weight, 0), shaping.total);
  const shares: readonly WeightedBackend[] = [
    { backend: primary, weight: shaping.total - weight },
    { backend: canary, weight },
  ];
  return [
    ...byHeader(primary, canary, shaping),
    ...byCookie(primary, canary, shaping.cookie),
    forward(shares.filter(share => share.weight > 0)),
  ];
}

function byHeader(
  primary: Backend,
  canary: Backend,
  { header, headerValue, headerPattern }: CanaryAsk,
): readonly Step[] {
  if (header === '') return [];
  const to = (backend: Backend, value: ValueMatch) => when(backend, { kind: 'header', name: header, value });
  if (headerValue !== '') return [to(canary, { kind: 'exact', value: headerValue })];
  if (headerPattern !== '')
    return [to(canary, { kind: 'regex', regex: { flavour: 'pcre', pattern: headerPattern, ignoreCase: false } })];
  return [to(canary, { kind: 'exact', value: 'always' }), to(primary, { kind: 'exact', value: 'never' })];
}

function byCookie(primary: Backend, canary: Backend, cookie: string): readonly Step[] {
  if (cookie === '') return [];
  const to = (backend: Backend, value: string) => when(backend, cookieMatch(cookie, value));
  return [to(canary, 'always'), to(primary, 'never')];
}

function cookieMatch(name: string, value: string): Match {
  const literal = name.replace(/[^A-Za-z0-9_]/g, '\\$&');
  const pattern = `(?:^|;)[ \\t]*${literal}=${value}[ \\t]*(?:;|$)`;
  return {
    kind: 'header',
    name: 'Cookie',
    value: { kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: true } },
  };
}

function when(backend: Backend, match: Match): Step {
  return { ...forward([{ backend, weight: 1 }]), when: { match } };
}

function forward(backends: readonly WeightedBackend[]): Forward {
  return { kind: 'forward', backends };
}
