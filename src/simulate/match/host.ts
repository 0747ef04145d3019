import type { HostPattern } from '#model/match.js';
import type { Condition } from '#model/routing/condition.js';
import { holds } from '#regex/compile.js';

/** Whether a pattern covers a host (lower case, without port and trailing dot). */
export function hostCondition(pattern: HostPattern): Condition<string> {
  switch (pattern.kind) {
    case 'any':
      return () => true;
    case 'exact': {
      const wanted = pattern.host.toLowerCase().replace(/\.$/, '');
      return host => host === wanted;
    }
    case 'wildcard':
      return wildcardCondition(pattern);
    case 'regex':
      return holds(pattern.regex);
  }
}

function wildcardCondition({ suffix, labels, orNone }: Extract<HostPattern, { kind: 'wildcard' }>): Condition<string> {
  const ending = `.${suffix.toLowerCase().replace(/\.$/, '')}`;
  const least = orNone ? ending.length : ending.length + 1;
  return host =>
    host.endsWith(ending) &&
    host.length >= least &&
    (labels === 'many' || host.indexOf('.') === host.length - ending.length);
}
