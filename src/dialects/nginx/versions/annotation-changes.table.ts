import type { NginxAnnotation } from '../../nginx-annotations.js';
import { nginxAnnotation } from '../../nginx-annotations.js';

/** An annotation that came or went with a release. */
export interface AnnotationChange {
  readonly name: string;
  readonly since?: readonly string[];
  readonly until?: readonly string[];
  readonly source: string;
}

/** (ingress-nginx v1.9.1 to v1.15.1, internal/ingress/annotations, compared release by release) */
export const annotationChanges: readonly AnnotationChange[] = [
  { name: 'allowlist-source-range', since: ['1.9.0'], source: '#9673' },
  { name: 'limit-allowlist', since: ['1.9.0'], source: '#9673' },
  { name: 'disable-proxy-intercept-errors', since: ['1.9.5'], source: '#9497' },
  { name: 'custom-headers', since: ['1.11.0'], source: '#9742 (v1.10.1 had it, v1.10.2 no longer)' },
  { name: 'temporal-redirect-code', since: ['1.12.0'], source: '#10651' },
  { name: 'relative-redirects', since: ['1.13.0'], source: '#12161' },
  { name: 'proxy-busy-buffers-size', since: ['1.13.0'], source: '#12433' },
  { name: 'enable-opentracing', until: ['1.9.5'], source: '#10615' },
  { name: 'opentracing-trust-incoming-span', until: ['1.9.5'], source: '#10615' },
  { name: 'global-rate-limit', until: ['1.12.0'], source: '#11851' },
  { name: 'global-rate-limit-window', until: ['1.12.0'], source: '#11851' },
  { name: 'global-rate-limit-key', until: ['1.12.0'], source: '#11851' },
  { name: 'global-rate-limit-ignored-cidrs', until: ['1.12.0'], source: '#11851' },
];

const anything = { kind: 'text', pattern: /^/, blanks: 'kept', wants: 'a text' } as const;

/** Annotations that are gone, and on which no answer rests: tracing, and a limit that counts in a memcached. */
export const formerAnnotations: readonly NginxAnnotation[] = annotationChanges
  .filter(({ name }) => nginxAnnotation(name) === undefined)
  .map(({ name }) => ({
    name,
    group: name.startsWith('global-') ? 'ratelimit' : 'opentracing',
    scope: 'location',
    risk: name === 'global-rate-limit-key' ? 'High' : 'Low',
    value: anything,
    onInvalid: 'none',
  }));

/** What another value did before a release. */
export interface FormerValue {
  readonly name: string;
  readonly until: readonly string[];
  readonly pattern: RegExp;
  readonly blanks: 'kept' | 'removed';
  readonly source: string;
}

/** Values that were taken before a pattern was made narrower, or are since it was made wider: the pattern before. */
export const formerValues: readonly FormerValue[] = [
  {
    name: 'proxy-cookie-domain',
    until: ['1.13.8', '1.14.4'],
    pattern: /^[-/._~a-zA-Z0-9:]*$/,
    blanks: 'removed',
    source: '#14536',
  },
  {
    name: 'auth-method',
    until: ['1.13.7', '1.14.3'],
    pattern: /(GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)/,
    blanks: 'removed',
    source: '#14504',
  },
  {
    name: 'auth-tls-error-page',
    until: ['1.12.6', '1.13.2'],
    pattern: /^((https?:\/\/)?[A-Za-z0-9\-.]+(:\d+)?)?(\/[A-Za-z0-9\-_.]+)*\/?$/,
    blanks: 'removed',
    source: '#13752',
  },
  {
    name: 'permanent-redirect',
    until: ['1.10.5', '1.11.3'],
    pattern: /^[-._~a-zA-Z0-9/::?&=]*$/,
    blanks: 'kept',
    source: '#11882',
  },
  {
    name: 'temporal-redirect',
    until: ['1.10.5', '1.11.3'],
    pattern: /^[-._~a-zA-Z0-9/::?&=]*$/,
    blanks: 'kept',
    source: '#11882',
  },
];
