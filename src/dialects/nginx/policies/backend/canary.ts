import type { Backend, WeightedBackend } from '#model/backend.js';
import type { Match, ValueMatch } from '#model/match.js';
import type { Canary } from '#model/policies/backends.js';
import type { Forward, Step } from '#model/routing/step.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Written } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { booleanIn, integerIn, textIn } from '../reads.js';

/** The annotation without which an Ingress is no canary. */
export const canaryName = 'canary';

const others = [
  'canary-by-cookie',
  'canary-by-header',
  'canary-by-header-pattern',
  'canary-by-header-value',
  'canary-weight',
  'canary-weight-total',
];

/**
 * What an Ingress asks that gets requests of another one: which of them go to its Services. Undefined: it is no canary, whatever
 * else is asked. (ingress-nginx v1.15.1, internal/ingress/annotations/canary/main.go)
 */
export const canary: NginxFeature<'canary'> = {
  policy: 'canary',
  keys: [canaryName, ...others].map(annotationKey),
  requires: [{ name: canaryName, isTrue: true, by: others }],
  read: reads => {
    if (!isCanary(reads)) return undefined;
    const name = textIn(reads, 'canary-by-header');
    const value = textIn(reads, 'canary-by-header-value');
    const pattern = textIn(reads, 'canary-by-header-pattern');
    return given({
      header: name === undefined ? undefined : { name, ...given({ value, pattern }) },
      cookie: textIn(reads, 'canary-by-cookie'),
      weight: integerIn(reads, 'canary-weight'),
      total: integerIn(reads, 'canary-weight-total') ?? 100,
    });
  },
  write: policy => {
    const { header } = policy;
    if (header?.value !== undefined && header.pattern !== undefined)
      return {
        because: 'ingress-nginx compares the header of a canary with a value or with a pattern; give one of them',
      };
    return canaryAnnotations(policy);
  },
};

/** A policy that can be said, in annotations. */
export function canaryAnnotations({ header, cookie, weight, total }: Canary): Written {
  return said({
    [canaryName]: true,
    'canary-by-header': header?.name,
    'canary-by-header-value': header?.value,
    'canary-by-header-pattern': header?.pattern,
    'canary-by-cookie': cookie,
    'canary-weight': weight,
    'canary-weight-total': total === 100 ? undefined : total,
  });
}

/** Whether the Ingress has no locations of its own. */
export function isCanary(reads: Reads): boolean {
  return booleanIn(reads, canaryName) === true;
}

/**
 * A header decides, then a cookie, then chance; a total counts above 100 only.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/balancer.lua:194-277)
 */
export function canarySteps(primary: Backend, beside: Backend, policy: Canary): readonly Step[] {
  const total = Math.max(100, policy.total ?? 100);
  const weight = Math.min(Math.max(policy.weight ?? 0, 0), total);
  const shares: readonly WeightedBackend[] = [
    { backend: primary, weight: total - weight },
    { backend: beside, weight },
  ];
  return [
    ...byHeader(primary, beside, policy.header),
    ...byCookie(primary, beside, policy.cookie),
    forward(shares.filter(share => share.weight > 0)),
  ];
}

function byHeader(primary: Backend, beside: Backend, header: Canary['header']): readonly Step[] {
  if (!header) return [];
  const { name, value = '', pattern = '' } = header;
  const to = (backend: Backend, wanted: ValueMatch) => when(backend, { kind: 'header', name, value: wanted });
  if (value !== '') return [to(beside, { kind: 'exact', value })];
  if (pattern !== '') return [to(beside, { kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: false } })];
  return [to(beside, { kind: 'exact', value: 'always' }), to(primary, { kind: 'exact', value: 'never' })];
}

function byCookie(primary: Backend, beside: Backend, cookie: string | undefined): readonly Step[] {
  if (cookie === undefined) return [];
  const to = (backend: Backend, value: string) => when(backend, cookieMatch(cookie, value));
  return [to(beside, 'always'), to(primary, 'never')];
}

function cookieMatch(name: string, value: string): Match {
  const pattern = `(?:^|;)[ \\t]*${literalPattern(name)}=${value}[ \\t]*(?:;|$)`;
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
