import type { HostPattern } from '../match.js';

/** The hosts that a text means, as `hostText` writes them: `*` is any, and the star of `*.example.com` stands for one label unless it is said to stand for many. */
export function hostPattern(host: string, labels: 'one' | 'many' = 'one'): HostPattern {
  if (host === '*') return { kind: 'any' };
  return host.startsWith('*.') ? { kind: 'wildcard', suffix: host.slice(2), labels } : { kind: 'exact', host };
}
