import type { HostPattern } from '#model/match.js';
import type { Condition } from './held.js';
import { holds } from './regex.js';

/** Whether a pattern covers a host (lower case, without port and trailing dot). */
export function hostCondition(pattern: HostPattern): Condition<string> {
  switch (pattern.kind) {
    case 'any':
      return () => true;
    case 'exact': {
      const wanted = pattern.host.toLowerCase().replace(/\.$/, '');
      return host => host === wanted;
    }
    case 'wildcard': {
      const ending = `.${pattern.suffix.toLowerCase().replace(/\.$/, '')}`;
      const { labels } = pattern;
      return host =>
        host.endsWith(ending) &&
        host.length > ending.length &&
        (labels === 'many' || host.indexOf('.') === host.length - ending.length);
    }
    case 'regex':
      return holds(pattern.regex);
  }
}
