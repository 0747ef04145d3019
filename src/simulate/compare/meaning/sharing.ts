import type { Backend, WeightedBackend } from '#model/backend.js';
import type { Match, ValueMatch } from '#model/match.js';
import type { Canary } from '#model/policies/backends.js';
import type { Step } from '#model/routing/step.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import type { MeantPlace } from './place.js';
import { unsaid } from './place.js';

/** Where a request ends: a header decides, then a cookie, then chance. A canary that names no Service is the second of two, with its own weight. */
export function forwardSteps({ route }: MeantPlace): readonly Step[] {
  const { backends, policies } = route;
  if (!policies.canary) return [{ kind: 'forward', backends }];
  if (policies.canary.backend) return shared(backends, policies.canary.backend, policies.canary);
  const [main, beside, ...others] = backends;
  if (!main || !beside || others.length > 0) return [unsaid('where the requests of the canary go is not said')];
  return [...chosen([{ ...main, weight: 1 }], beside.backend, policies.canary), { kind: 'forward', backends }];
}

function shared(backends: readonly WeightedBackend[], canary: Backend, policy: Canary): readonly Step[] {
  const { weight = 0, total = 100 } = policy;
  const others = backends.reduce((sum, one) => sum + one.weight, 0);
  const share = Math.min(Math.max(weight, 0), total);
  // Both in one measure: of the whole, `share` in `total` goes to the canary, and the rest keeps its own shares.
  const all: readonly WeightedBackend[] = [
    ...backends.map(one => ({ backend: one.backend, weight: one.weight * (total - share) })),
    { backend: canary, weight: share * others },
  ];
  return [...chosen(backends, canary, policy), { kind: 'forward', backends: all.filter(one => one.weight > 0) }];
}

/** Requests that say themselves where they go. */
function chosen(backends: readonly WeightedBackend[], canary: Backend, { header, cookie }: Canary): readonly Step[] {
  return [
    ...(header ? byHeader(backends, canary, header) : []),
    ...(cookie === undefined ? [] : byWord(backends, canary, value => cookieMatch(cookie, value))),
  ];
}

function byHeader(
  backends: readonly WeightedBackend[],
  canary: Backend,
  { name, value, pattern }: NonNullable<Canary['header']>,
): readonly Step[] {
  const holds = (held: ValueMatch): Match => ({ kind: 'header', name, value: held });
  if (value !== undefined) return [forward(canary, holds({ kind: 'exact', value }))];
  if (pattern === undefined) return byWord(backends, canary, word => holds({ kind: 'exact', value: word }));
  return [forward(canary, holds({ kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: false } }))];
}

function byWord(
  backends: readonly WeightedBackend[],
  canary: Backend,
  holds: (word: 'always' | 'never') => Match,
): readonly Step[] {
  return [forward(canary, holds('always')), { kind: 'forward', backends, when: { match: holds('never') } }];
}

function forward(backend: Backend, match: Match): Step {
  return { kind: 'forward', backends: [{ backend, weight: 1 }], when: { match } };
}

function cookieMatch(name: string, value: string): Match {
  const pattern = `(?:^|;)[ \\t]*${literalPattern(name)}=${value}[ \\t]*(?:;|$)`;
  return {
    kind: 'header',
    name: 'Cookie',
    value: { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false } },
  };
}
