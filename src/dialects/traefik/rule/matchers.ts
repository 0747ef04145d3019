import type { Match, PathMatch, Regex, ValueMatch } from '#model/match.js';
import { hostPattern } from '#model/text/host-pattern.js';
import { re2 } from '#regex/engines.js';
import type { Does } from '../versions/changes.table.js';
import { isClientRange } from '../values/client-range.js';

/** A matcher with its values as a match, or why Traefik refuses it. */
export type Matcher = (values: readonly string[]) => Match | RuleFault;

export interface RuleFault {
  readonly fault: string;
}

/** What no request meets. */
export const never: Match = { kind: 'not', of: { kind: 'always' } };

/** The matchers of the v3 syntax. (traefik v3.7.9, pkg/muxer/http/matcher.go) */
export function matchersOfV3(does: Does): ReadonlyMap<string, Matcher> {
  if (does('hostOfAll')) return matchers;
  return new Map([...matchers, ['Host', counted([1], ([host = '']) => hostMatchBefore(host, does))]]);
}

const matchers: ReadonlyMap<string, Matcher> = new Map<string, Matcher>([
  ['Host', counted([1], ([host = '']) => hostMatch(host))],
  ['HostRegexp', counted([1], ([pattern = '']) => hostRegexpMatch(pattern))],
  ['Path', counted([1], ([path = '']) => pathMatch({ kind: 'exact', path }))],
  ['PathPrefix', counted([1], ([path = '']) => pathMatch({ kind: 'prefix', path, by: 'character' }))],
  [
    'PathRegexp',
    counted([1], ([pattern = '']) => withRegex(pattern, regex => ({ kind: 'path', path: { kind: 'regex', regex } }))),
  ],
  ['Method', counted([1], ([method = '']) => ({ kind: 'method', method: method.toUpperCase() }))],
  ['Header', counted([2], ([name = '', value = '']) => headerMatch(name, { kind: 'exact', value }))],
  [
    'HeaderRegexp',
    counted([2], ([name = '', pattern = '']) =>
      withRegex(pattern, regex => headerMatch(name, { kind: 'regex', regex })),
    ),
  ],
  ['Query', counted([1, 2], ([name = '', value = '']) => ({ kind: 'query', name, value: { kind: 'exact', value } }))],
  ['QueryRegexp', counted([1, 2], queryRegexpMatch)],
  ['ClientIP', counted([1], ([range = '']) => clientMatch([range]))],
]);

/** A Go regular expression that matches anywhere, or why Go refuses it. */
export function withRegex(pattern: string, make: (regex: Regex) => Match): Match | RuleFault {
  const fault = regexFault(pattern);
  return fault === undefined ? make({ flavour: 're2', pattern, ignoreCase: false }) : { fault };
}

/** Why Go's regexp.Compile refuses a pattern. */
export function regexFault(pattern: string): string | undefined {
  try {
    re2().compile(pattern);
    return undefined;
  } catch (error) {
    return `the regular expression ${pattern} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The clients of a matcher, or why Traefik refuses a range. (traefik v3.7.9, pkg/ip/checker.go) */
export function clientMatch(ranges: readonly string[]): Match | RuleFault {
  const bad = ranges.find(range => !isClientRange(range));
  return bad === undefined
    ? { kind: 'client-ip', cidrs: ranges }
    : { fault: `${bad} is neither an address nor a CIDR` };
}

export function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text); // eslint-disable-line no-control-regex -- ASCII has controls
}

function counted(counts: readonly number[], make: Matcher): Matcher {
  return values => {
    if (values.length === 0 || values.includes('')) return { fault: 'a matcher needs values, and none may be empty' };
    return counts.includes(values.length)
      ? make(values)
      : { fault: `${values.length} values are given, ${counts.join(' or ')} are taken` };
  };
}

// A star stands for the first label, whatever it holds; elsewhere than as the whole first label it is never met.
// (traefik v3.7.9, pkg/muxer/muxer.go: DomainMatchHostExpression)
function hostMatch(value: string): Match | RuleFault {
  if (value === '*') return { kind: 'host', host: { kind: 'any' } };
  if (!isAscii(value)) return { fault: `${value} holds characters outside ASCII: write the host in punycode` };
  const host = value.toLowerCase().replace(/\.$/, '');
  // The request's host is compared without port and brackets.
  const parts = host.split(':').length;
  return host === '' || parts === 2 || host.startsWith('[') ? never : hostPatternMatch(host);
}

// Before there were wildcards a star was a character like any other, and then it stood for a label, the whole host too. (traefik v3.6.24
// and v3.7.6, pkg/muxer/http/matcher.go: host)
function hostMatchBefore(value: string, does: Does): Match | RuleFault {
  if (value === '*' && does('wildcardHosts'))
    return { kind: 'host', host: { kind: 'regex', regex: { flavour: 're2', pattern: '^[^.]+$', ignoreCase: true } } };
  return value.startsWith('*') && !does('wildcardHosts') ? never : hostMatch(value);
}

/** The hosts of a name in lower case. (traefik v3.7.9, pkg/muxer/muxer.go: DomainMatchHostExpression) */
export function hostPatternMatch(host: string): Match {
  if (host.startsWith('*') && !host.startsWith('*.')) return never;
  const pattern = hostPattern(host);
  return { kind: 'host', host: pattern.kind === 'wildcard' ? { ...pattern, orNone: true } : pattern };
}

function hostRegexpMatch(pattern: string): Match | RuleFault {
  if (!isAscii(pattern)) return { fault: `${pattern} holds characters outside ASCII: write the host in punycode` };
  return withRegex(pattern, regex => ({ kind: 'host', host: { kind: 'regex', regex, dotted: true } }));
}

function pathMatch(path: Extract<PathMatch, { readonly path: string }>): Match | RuleFault {
  return path.path.startsWith('/') ? { kind: 'path', path } : { fault: `the path ${path.path} does not begin with /` };
}

// Go takes the Host header out of a request's headers. (Go 1.25, net/http/request.go: Request.Host)
function headerMatch(name: string, value: ValueMatch): Match {
  return name.toLowerCase() === 'host' ? never : { kind: 'header', name, value };
}

function queryRegexpMatch([name = '', pattern]: readonly string[]): Match | RuleFault {
  if (pattern === undefined) return { kind: 'query', name, value: { kind: 'exact', value: '' } };
  return withRegex(pattern, regex => ({ kind: 'query', name, value: { kind: 'regex', regex } }));
}
