import type { Origin } from '#model/origin.js';
import type { Outcome, Request, TraceStep } from '#model/routing/request.js';
import type { CertificateChoice, HandshakeChoice, Listener, VirtualHost } from '#model/routing/table.js';
import type { FirstCovering } from '../match/host-index.js';
import { firstCovering } from '../match/host-index.js';
import type { Candidates } from './route-index.js';
import { candidatesOf } from './route-index.js';
import type { SeenRequest } from '../request/seen-request.js';
import { serverName } from '../request/seen-request.js';
import type { ReadyStep } from '../steps/apply-steps.js';
import { readySteps } from '../steps/apply-steps.js';

/** A listener of a table, ready to be asked. */
export interface ReadyListener {
  readonly listener: Listener;
  /** What may end a connection before its request is read. */
  readonly handshake: (name: string) => readonly ReadyStep[];
  /** What may end a request before its host is looked at. */
  readonly before: readonly ReadyStep[];
  readonly hosts: FirstCovering<ReadyHost>;
  readonly otherwise: readonly ReadyStep[];
  /** The certificate that is shown, with the line of the trace. Undefined on a plain listener. */
  readonly certificate: (
    seen: SeenRequest,
  ) => { readonly served?: NonNullable<Outcome['tls']>; readonly line: TraceStep } | undefined;
}

/** A virtual host, ready to be asked. */
export interface ReadyHost {
  readonly host: VirtualHost;
  readonly candidates: Candidates;
}

export function readyListeners(listeners: readonly Listener[]): readonly ReadyListener[] {
  return listeners.map(listener => ({
    listener,
    handshake: handshakeOf(listener.handshakes ?? []),
    before: readySteps(listener.before ?? []),
    hosts: firstCovering(listener.hosts.map(host => [host.host, readyHost(host)])),
    otherwise: readySteps(listener.otherwise),
    certificate: certificateOf(listener.certificates),
  }));
}

/** Where a request arrives: at the entry point or the port that it names, else at the usual port of its scheme, or the first that speaks it. */
export function listenerOf(
  listeners: readonly ReadyListener[],
  { entryPoint, port, scheme }: Request,
): ReadyListener | undefined {
  const tls = scheme === 'https';
  const named = listeners.filter(({ listener }) => {
    if (entryPoint !== undefined) return listener.name === entryPoint;
    return port === undefined ? listener.tls === tls : listener.port === port;
  });
  const speaking = named.filter(({ listener }) => listener.tls === tls);
  return speaking.find(({ listener }) => listener.port === (tls ? 443 : 80)) ?? speaking[0] ?? named[0];
}

/** Indexed when first needed: of many hosts a request asks one. */
function readyHost(host: VirtualHost): ReadyHost {
  let candidates: Candidates | undefined;
  return { host, candidates: seen => (candidates ??= candidatesOf(host.routes))(seen) };
}

function handshakeOf(handshakes: readonly HandshakeChoice[]): ReadyListener['handshake'] {
  const choices = firstCovering(handshakes.map(one => [one.sni, one]));
  return name => {
    const choice = choices(name);
    if (!choice) return [];
    return readySteps('code' in choice ? [{ kind: 'open', ...choice }] : choice.steps);
  };
}

function certificateOf(certificates: readonly CertificateChoice[]): ReadyListener['certificate'] {
  const choices = firstCovering(certificates.map(one => [one.sni, one]));
  const certain = firstCovering(
    certificates.flatMap(one => (one.elsewhere !== undefined ? [] : [[one.sni, one] as const])),
  );
  return ({ request }) => {
    if (certificates.length === 0) return undefined;
    const name = serverName(request);
    const choice = choices(name);
    if (!choice) return { line: { says: `no certificate is served for ${name}` } };
    if ('code' in choice)
      return { line: { says: `which certificate is served for ${name} is open: ${choice.because}` } };
    const { certificate, names, unread, atBackend, elsewhere, provided, at } = choice;
    if (atBackend)
      return {
        line: { ...(at && { at }), says: `TLS for ${name} ends at the backend, which shows a certificate of its own` },
      };
    if (unread)
      return {
        line: {
          ...(at && { at }),
          says: `which certificate is served for ${name} is open: what ${certificate} holds is not read`,
        },
      };
    if (elsewhere !== undefined) return withoutSecret(elsewhere, certain(name), name, at);
    const condition = provided === undefined ? '' : `, provided that ${provided}`;
    return {
      served: { certificate, names, ...(provided !== undefined && { provided }) },
      line: { ...(at && { at }), says: `certificate ${certificate} is served for ${name}${condition}` },
    };
  };
}

/** Of a Secret that may stand elsewhere the manifests show none: what is served without it is served provided that it is not there. */
function withoutSecret(
  secret: string,
  next: ReturnType<FirstCovering<CertificateChoice>>,
  name: string,
  at: Origin | undefined,
): ReturnType<ReadyListener['certificate']> {
  const place = at && { at };
  if (!next || 'code' in next || next.atBackend || next.unread)
    return {
      line: { ...place, says: `which certificate is served for ${name} is open: ${secret} is not among the manifests` },
    };
  const { certificate, names } = next;
  const provided = `there is no Secret ${secret} in the cluster: it is not among the manifests`;
  return {
    served: { certificate, names, provided },
    line: { ...place, says: `certificate ${certificate} is served for ${name}, provided that ${provided}` },
  };
}
