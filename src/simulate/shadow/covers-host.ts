import type { HostPattern } from '#model/match.js';
import { hostCondition } from '../match/host.js';

/** Whether every host of one pattern is certainly a host of the other. */
export function coversHost(wide: HostPattern, narrow: HostPattern): boolean {
  if (wide.kind === 'any') return true;
  if (narrow.kind === 'exact') return hostCondition(wide)(narrow.host.toLowerCase().replace(/\.$/, '')) === true;
  if (wide.kind === 'wildcard' && narrow.kind === 'wildcard') return coversWildcard(wide, narrow);
  return wide.kind === 'regex' && JSON.stringify(wide) === JSON.stringify(narrow);
}

type Wildcard = Extract<HostPattern, { kind: 'wildcard' }>;

function coversWildcard(wide: Wildcard, narrow: Wildcard): boolean {
  if (narrow.orNone && !wide.orNone) return false;
  const [outer, inner] = [wide.suffix.toLowerCase(), narrow.suffix.toLowerCase()];
  if (outer === inner) return wide.labels === 'many' || narrow.labels === 'one';
  return wide.labels === 'many' && inner.endsWith(`.${outer}`);
}
