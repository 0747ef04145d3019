import type { HostPattern, Match } from '#model/match.js';
import type { Step } from '#model/step.js';
import { certified } from './certified.js';
import type { EntryPoint } from './entry-point.js';
import type { ListenerParts } from './listener-parts.js';
import type { ReadRouter } from './read-router.js';
import { speaksTls, standsOn } from './standing.js';
import type { Handshake } from './tls-options.js';

/**
 * What may end a connection before a request is read: the options of the host's routers. A host that is served with
 * different options gets the default ones, and so do routers without hosts.
 * (traefik v3.7.9, pkg/server/aggregator.go: resolveHTTPTLSOptions; pkg/server/router/tcp/manager.go: buildEntryPointHandler)
 */
export function handshakeSteps(parts: ListenerParts, entryPoint: EntryPoint): readonly Step[] {
  const optionsOf = optionsByHost(parts.routers, entryPoint);
  const hostsBy = new Map<string, string[]>();
  for (const [host, options] of optionsOf) {
    const list = hostsBy.get(options);
    if (list) list.push(host);
    else hostsBy.set(options, [host]);
  }
  const usual = hostsBy.get('default') ?? [];
  const named = [...hostsBy].filter(([options]) => options !== 'default');
  const steps = named.flatMap(([options, hosts]) => stepsFor(parts, parts.tlsOptions.handshakeOf(options), hosts));
  const ofDefault = parts.tlsOptions.handshakeOf('default');
  if (ofDefault.kind === 'plain' && !ofDefault.sniStrict) return steps;
  const others = named.flatMap(([, hosts]) => hosts);
  return [...steps, ...defaultSteps(parts, ofDefault, usual, others)];
}

// The options of each host. Those of a router that does not agree with another on one of its hosts are dropped for all of its hosts.
function optionsByHost(routers: readonly ReadRouter[], entryPoint: EntryPoint): ReadonlyMap<string, string> {
  const asked = new Map<string, Set<string>>();
  const standing = routers.filter(({ router }) => standsOn(router, entryPoint) && speaksTls(router, entryPoint));
  const optionsIn = ({ router }: ReadRouter): string => router.tls?.options ?? entryPoint.tls?.options ?? 'default';
  for (const one of standing) {
    for (const host of one.hosts) asked.set(host, (asked.get(host) ?? new Set()).add(optionsIn(one)));
  }
  const result = new Map<string, string>();
  for (const one of standing) {
    const conflicting = one.hosts.some(host => (asked.get(host)?.size ?? 0) > 1);
    for (const host of one.hosts) result.set(host, conflicting ? 'default' : optionsIn(one));
  }
  return result;
}

function stepsFor({ certificates }: ListenerParts, handshake: Handshake, hosts: readonly string[]): readonly Step[] {
  if (handshake.kind === 'plain') {
    const isCertified = certified(certificates);
    const bare = handshake.sniStrict ? hosts.filter(host => !isCertified(host)) : [];
    return bare.length === 0 ? [] : [handshakeStep(strictly, bare)];
  }
  return [handshakeStep(handshake.because, hosts)];
}

const strictly = 'no certificate is for the host, and the TLS options serve none in its place (sniStrict)';

function defaultSteps(
  parts: ListenerParts,
  handshake: Handshake,
  usual: readonly string[],
  others: readonly string[],
): readonly Step[] {
  if (handshake.kind === 'plain') return stepsFor(parts, handshake, usual);
  const step: Step = { kind: 'open', code: 'tls-handshake', because: handshake.because };
  if (others.length === 0) return [step];
  const of = others.map((host): Match => ({ kind: 'host', host: patternOf(host) }));
  return [{ ...step, when: { match: { kind: 'not', of: { kind: 'or', of } } } }];
}

function handshakeStep(because: string, hosts: readonly string[]): Step {
  return { kind: 'open', code: 'tls-handshake', because, when: { hosts: hosts.map(patternOf) } };
}

function patternOf(host: string): HostPattern {
  if (host === '*') return { kind: 'any' };
  return host.startsWith('*.') ? { kind: 'wildcard', suffix: host.slice(2), labels: 'one' } : { kind: 'exact', host };
}
