import type { HeaderChanges, Hsts } from '#model/policies/headers.js';
import type { Step } from '#model/routing/step.js';

/**
 * What is set, added and taken away. What is added stands beside what the client or the backend sent, which steps do not tell: of a
 * request that has no such header, it is the value.
 */
export function headerSteps(of: 'request' | 'response', { set, add, remove }: HeaderChanges): readonly Step[] {
  const removed = Object.fromEntries((remove ?? []).map(name => [name, null]));
  const changed = { ...removed, ...set, ...add };
  return Object.keys(changed).length === 0 ? [] : [{ kind: 'headers', of, set: changed }];
}

/** Over https, and over plain HTTP where that is asked for. */
export function strictTransportSteps({ maxAge, includeSubdomains, preload, always }: Hsts): readonly Step[] {
  const parts = [
    `max-age=${maxAge}`,
    ...(includeSubdomains ? ['includeSubDomains'] : []),
    ...(preload ? ['preload'] : []),
  ];
  const step: Step = { kind: 'headers', of: 'response', set: { 'Strict-Transport-Security': parts.join('; ') } };
  return [always ? step : { ...step, when: { scheme: 'https' } }];
}
