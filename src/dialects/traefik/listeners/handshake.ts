import type { HostPattern, Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { CertificateChoice, HandshakeChoice } from '#model/routing/table.js';
import { hostPattern } from '#model/text/host-pattern.js';
import type { Certified } from '../tls/certified.js';
import { certified } from '../tls/certified.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { fetchedHosts } from './fetched-hosts.js';
import { optionsByHost } from './host-options.js';
import type { ReadRouter } from '../routers/read-router.js';
import type { Handshake, TlsOptions } from '../tls/tls-options.js';

/** What a handshake rests on. */
export interface HandshakeParts {
  /** All routers: also of those that are not served the hosts choose TLS options. */
  readonly routers: readonly ReadRouter[];
  readonly tlsOptions: TlsOptions;
  readonly certificates: readonly CertificateChoice[];
}

/** What routes for TCP take of the names that no route for HTTP has: their handshakes are their own. */
export interface TakenByTcp {
  readonly names: readonly HostPattern[];
  /** What else they take, where the name alone does not tell it. */
  readonly matches: readonly Match[];
  readonly everything: boolean;
}

/**
 * What may end a connection before a request is read: the options of the host's routers. Longer hosts are asked first; the default options
 * count for routers without hosts and where no router is. (traefik v3.7.9, pkg/server/router/tcp/manager.go: buildEntryPointHandler;
 * pkg/server/router/tcp/router.go: ServeTCP, SetHTTPSForwarder)
 */
export function handshakesOf(
  parts: HandshakeParts,
  entryPoint: EntryPoint,
  taken: TakenByTcp,
): readonly HandshakeChoice[] {
  const { tlsOptions, certificates } = parts;
  const byHost = optionsByHost(parts.routers, entryPoint);
  const usual = tlsOptions.handshakeOf('default');
  const asked = [...new Set(byHost.values())].map(tlsOptions.handshakeOf);
  if ([usual, ...asked].every(succeeds)) return [];
  const fetched = fetchedHosts(parts.routers, entryPoint);
  const reading: Reading = { verdictOf: tlsOptions.handshakeOf, certified: certified(certificates, fetched) };
  const named = inOrder([...byHost]).flatMap(one => choicesFor(reading, one, byHost));
  return [...named, ...(taken.everything ? [] : otherwise(reading, usual, taken))];
}

/** Whether a handshake with these options succeeds for every name. */
function succeeds(handshake: Handshake): boolean {
  return handshake.kind === 'plain' && !handshake.sniStrict;
}

interface Reading {
  readonly verdictOf: (options: string) => Handshake;
  readonly certified: Certified;
}

type HostOptions = readonly [host: string, options: string];

// Of two rules of one length, a wildcard and a name that it covers, chance decides. (pkg/muxer/tcp/mux.go: GetRulePriority)
function inOrder(hosts: readonly HostOptions[]): readonly HostOptions[] {
  const rank = (host: string): number => (host === '*' ? -1 : host.startsWith('*.') ? host.length - 0.5 : host.length);
  return [...hosts].sort(([one], [other]) => rank(other) - rank(one));
}

function choicesFor(
  { verdictOf, certified: certificates }: Reading,
  [host, options]: HostOptions,
  byHost: ReadonlyMap<string, string>,
): readonly HandshakeChoice[] {
  const sni = hostPattern(host);
  const rival = byHost.get(`*${host.slice(host.indexOf('.'))}`);
  const ties = /^[^*.]\./.test(host) && rival !== undefined && rival !== options;
  if (ties)
    return [{ sni, steps: [open(`chance decides whether the TLS options ${options} or ${rival} count for ${host}`)] }];
  return [
    ...coveredBelow(verdictOf(options), sni, certificates),
    { sni, steps: stepsFor(verdictOf(options), sni, certificates) },
  ];
}

/** Under strict names, the certificates that a wildcard host is served with in part. */
function coveredBelow(handshake: Handshake, sni: HostPattern, certificates: Certified): readonly HandshakeChoice[] {
  const isStrict = handshake.kind === 'plain' && handshake.sniStrict;
  return isStrict && sni.kind !== 'exact' ? certificates.within(sni).map(one => ({ sni: one, steps: [] })) : [];
}

function otherwise(
  { certified: certificates }: Reading,
  usual: Handshake,
  { names, matches }: TakenByTcp,
): readonly HandshakeChoice[] {
  if (succeeds(usual)) return [];
  const any: HostPattern = { kind: 'any' };
  const steps = stepsFor(usual, any, certificates).map((step): Step =>
    matches.length === 0 ? step : { ...step, when: { match: { kind: 'not', of: { kind: 'or', of: matches } } } },
  );
  return [...names.map(sni => ({ sni, steps: [] })), ...coveredBelow(usual, any, certificates), { sni: any, steps }];
}

/** What ends a handshake for a name: nothing where it succeeds. */
export function stepsFor(handshake: Handshake, sni: HostPattern, { covers, isWhole }: Certified): readonly Step[] {
  switch (handshake.kind) {
    case 'plain':
      if (!handshake.sniStrict || covers(sni)) return [];
      return isWhole
        ? [{ kind: 'refuse', because: strictly }]
        : [{ kind: 'open', code: 'unread-certificate', because: strictlyOfRead }];
    case 'refused':
    case 'broken':
      return [{ kind: 'refuse', because: handshake.because }];
    case 'open':
      return [open(handshake.because)];
  }
}

function open(because: string): Step {
  return { kind: 'open', code: 'tls-handshake', because };
}

/** Why a handshake fails under sniStrict. */
export const strictly = 'no certificate is for the host, and the TLS options serve none in its place (sniStrict)';
const strictlyOfRead = `of the certificates that are read ${strictly.replace('no certificate', 'none')}`;
