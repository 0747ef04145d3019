import { hostPattern } from '#model/text/host-pattern.js';
import { valuesByKey } from '#model/grouped.js';
import type { Match } from '#model/match.js';
import type { Note } from '#model/findings/note.js';
import type { Step } from '#model/routing/step.js';
import { certified } from '../tls/certified.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { ListenerParts } from './listener-parts.js';
import { noteAt } from '../resources/place.js';
import type { ReadRouter } from '../routers/read-router.js';
import { speaksTls, isBoundTo } from '../routers/entry-point-binding.js';
import type { Handshake } from '../tls/tls-options.js';

/**
 * What may end a connection before a request is read: the options of the host's routers. A host that is served with
 * different options gets the default ones, and so do routers without hosts.
 * (traefik v3.7.9, pkg/server/aggregator.go: resolveHTTPTLSOptions; pkg/server/router/tcp/manager.go: buildEntryPointHandler)
 */
export function handshakeSteps(parts: ListenerParts, entryPoint: EntryPoint): readonly Step[] {
  const byHost = optionsByHost(parts.routers, entryPoint);
  const hostsBy = valuesByKey([...byHost].map(([host, options]) => [options, host] as const));
  const usual = hostsBy.get('default') ?? [];
  const named = [...hostsBy].filter(([options]) => options !== 'default');
  const steps = named.flatMap(([options, hosts]) => stepsFor(parts, parts.tlsOptions.handshakeOf(options), hosts));
  const ofDefault = parts.tlsOptions.handshakeOf('default');
  if (ofDefault.kind === 'plain' && !ofDefault.sniStrict) return steps;
  const others = named.flatMap(([, hosts]) => hosts);
  return [...steps, ...defaultSteps(parts, ofDefault, usual, others)];
}

// The options of each host. A router that does not agree with another on one of its hosts loses its options on all of them.
function optionsByHost(routers: readonly ReadRouter[], entryPoint: EntryPoint): ReadonlyMap<string, string> {
  const conflicting = conflictingHosts(routers, entryPoint);
  const result = new Map<string, string>();
  for (const one of routers) {
    if (!isBoundTo(one.router, entryPoint) || !speaksTls(one.router, entryPoint)) continue;
    const lost = one.hosts.some(host => conflicting.has(host));
    for (const host of one.hosts) result.set(host, lost ? 'default' : optionsOf(one, entryPoint));
  }
  return result;
}

function optionsOf({ router }: ReadRouter, entryPoint: EntryPoint): string {
  return router.tls?.options ?? entryPoint.tls?.options ?? 'default';
}

/** Hosts that are served with different TLS options on an entry point. */
function conflictingHosts(routers: readonly ReadRouter[], entryPoint: EntryPoint): ReadonlySet<string> {
  const asked = new Map<string, string>();
  const conflicting = new Set<string>();
  for (const one of routers) {
    if (!isBoundTo(one.router, entryPoint) || !speaksTls(one.router, entryPoint)) continue;
    const options = optionsOf(one, entryPoint);
    for (const host of one.hosts) {
      if ((asked.get(host) ?? options) !== options) conflicting.add(host);
      asked.set(host, options);
    }
  }
  return conflicting;
}

/** TLS options that routers ask for and do not get: their host has others too, or they name no host. */
export function lostOptions(routers: readonly ReadRouter[], entryPoints: readonly EntryPoint[]): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const entryPoint of entryPoints) {
    const conflicting = conflictingHosts(routers, entryPoint);
    for (const { router, hosts, rule } of routers) {
      const { tls, place } = router;
      if (!tls || tls.options === 'default' || 'fault' in rule || !isBoundTo(router, entryPoint)) continue;
      const host = hosts.find(one => conflicting.has(one));
      if (host === undefined && hosts.length > 0) continue;
      const reason = host === undefined ? 'the rule names no host' : `another route of ${host} has other TLS options`;
      const because = `${reason}: the default ones count, and a client certificate that they ask for is not asked for`;
      const note = noteAt(tls.optionsAt, {
        kind: 'ignored-value',
        key: 'tls.options',
        because,
        effect: 'access-dropped',
      });
      notes.set(`${place.resource.namespace}/${place.resource.name} ${router.rule}`, note);
    }
  }
  return [...notes.values()];
}

function stepsFor({ certificates }: ListenerParts, handshake: Handshake, hosts: readonly string[]): readonly Step[] {
  if (handshake.kind === 'plain') {
    const isCertified = certified(certificates);
    const bare = handshake.sniStrict ? hosts.filter(host => !isCertified(host)) : [];
    return bare.length === 0
      ? []
      : [handshakeStep(certificates.some(({ unread }) => unread) ? strictlyOfRead : strictly, bare)];
  }
  return [handshakeStep(handshake.because, hosts)];
}

const strictly = 'no certificate is for the host, and the TLS options serve none in its place (sniStrict)';
const strictlyOfRead = `of the certificates that are read ${strictly.replace('no certificate', 'none')}`;

function defaultSteps(
  parts: ListenerParts,
  handshake: Handshake,
  usual: readonly string[],
  others: readonly string[],
): readonly Step[] {
  if (handshake.kind === 'plain') return stepsFor(parts, handshake, usual);
  const step: Step = { kind: 'open', code: 'tls-handshake', because: handshake.because };
  if (others.length === 0) return [step];
  const of = others.map((host): Match => ({ kind: 'host', host: hostPattern(host) }));
  return [{ ...step, when: { match: { kind: 'not', of: { kind: 'or', of } } } }];
}

function handshakeStep(because: string, hosts: readonly string[]): Step {
  return { kind: 'open', code: 'tls-handshake', because, when: { hosts: hosts.map(host => hostPattern(host)) } };
}
