import type { Match } from '#model/match.js';
import type { RuleFault } from '../rule/matchers.js';
import { clientMatch, hostPatternMatch, isAscii, never, withRegex } from '../rule/matchers.js';
import { hostTemplateMatch } from '../rule/matchers-v2.js';
import type { Does } from '../versions/changes.table.js';

/** A matcher of a rule for TCP as a match, why Traefik refuses it, or why what it takes cannot be told. */
export type TcpMatcher = (values: readonly string[]) => Match | RuleFault | { readonly open: string };

/** The matchers of rules for TCP. (traefik v3.7.9, pkg/muxer/tcp/matcher.go) */
export function tcpMatchers(does: Does): ReadonlyMap<string, TcpMatcher> {
  return new Map<string, TcpMatcher>([
    ['HostSNI', one(host => nameMatch(host, does('wildcardHosts')))],
    ['HostSNIRegexp', one(patternMatch)],
    ['ClientIP', one(range => clientMatch([range]))],
    ['ALPN', one(protocol => protocolMatch([protocol]))],
  ]);
}

/** Those of the v2 syntax take several values. (traefik v3.7.9, pkg/muxer/tcp/matcher_v2.go) */
export const tcpMatchersOfV2: ReadonlyMap<string, TcpMatcher> = new Map<string, TcpMatcher>([
  ['HostSNI', some(values => anyOf(values.map(host => nameMatch(host, false))))],
  ['HostSNIRegexp', some(values => anyOf(values.map(hostTemplateMatch)))],
  ['ClientIP', some(clientMatch)],
  ['ALPN', some(protocolMatch)],
]);

function one(make: (value: string) => ReturnType<TcpMatcher>): TcpMatcher {
  return some(values => {
    const [only = ''] = values;
    return values.length === 1
      ? make(only)
      : { fault: `${values.length} values are given, 1 is taken: join several matchers with ||` };
  });
}

function some(make: TcpMatcher): TcpMatcher {
  return values =>
    values.length === 0 || values.includes('')
      ? { fault: 'a matcher needs values, and none may be empty' }
      : make(values);
}

function nameMatch(value: string, wildcards: boolean): Match | RuleFault {
  if (value === '*') return { kind: 'always' };
  if (!/^(?:\*\.)?[\w.:-]+$/.test(value) || (value.startsWith('*') && !wildcards))
    return { fault: `${value} is no name of a host` };
  return hostPatternMatch(value.toLowerCase().replace(/\.$/, ''));
}

function patternMatch(pattern: string): Match | RuleFault {
  if (!isAscii(pattern)) return { fault: `${pattern} holds characters outside ASCII: write the host in punycode` };
  return withRegex(pattern, regex => ({ kind: 'host', host: { kind: 'regex', regex } }));
}

/** Clients of HTTP offer h2, http/1.1, both or none, and nothing else. */
function protocolMatch(protocols: readonly string[]): ReturnType<TcpMatcher> {
  if (protocols.includes('acme-tls/1')) return { fault: 'acme-tls/1 is for challenges, and not allowed' };
  const offered = protocols.filter(name => name === 'h2' || name === 'http/1.1');
  if (offered.length === 0) return never;
  return { open: `whether the client offers ${offered.join(' or ')} in the handshake (ALPN) is not told` };
}

function anyOf(matches: readonly (Match | RuleFault)[]): Match | RuleFault {
  const fault = matches.find(match => 'fault' in match);
  if (fault) return fault;
  const of = matches.filter((match): match is Match => !('fault' in match));
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'or', of };
}
