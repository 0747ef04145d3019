import type { Outcome, Request, TraceStep } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import type { ReadyListener } from './listener.js';
import { listenerOf, readyListeners } from './listener.js';
import { resolve } from './resolve.js';
import type { SeenRequest } from '../request/seen-request.js';
import { clientReader, fromPeer } from '../request/client.js';
import { seenRequestOf, serverName } from '../request/seen-request.js';
import { applySteps } from '../steps/apply-steps.js';
import type { Ending, Headers, RequestState } from '../steps/request-state.js';
import { unknown, stateOf } from '../steps/request-state.js';
import { sameOutcome } from '../steps/same.js';

/** Who answers a request, and why. For many requests to one table, `asker` is made once. */
export function answer(table: RouteTable, request: Request): Outcome {
  return asker(table)(request);
}

/** Answers requests to a table: indexed and compiled once. */
export function asker(table: RouteTable): (request: Request) => Outcome {
  const ask = askerOf(table);
  if (!table.orElse) return ask;
  const { because, code = 'controller-version' } = table.orElse;
  const other = asker(table.orElse.table);
  return request => {
    const known = ask(request);
    if (sameOutcome(known, other(request))) return known;
    const { trace } = known;
    return outcome(unknown({ code, because }, []), [...trace, { says: because }], new Map());
  };
}

function askerOf(table: RouteTable): (request: Request) => Outcome {
  const { refused, unread, normalisation } = table;
  if (unread) {
    const ending = unknown(unread, []);
    return () => outcome(ending, [{ says: unread.because }], new Map());
  }
  if (refused) {
    const ending = unknown({ code: 'refused-configuration', because: refused.reason }, [], true);
    const says = `${table.controller} refuses this configuration as a whole and goes on with the one before: ${refused.reason}`;
    return () => outcome(ending, [{ at: refused.at, says }], new Map());
  }
  const listeners = readyListeners(table.listeners);
  const clientOf = clientReader(table.forwardedFor);
  return request => {
    const listener = listenerOf(listeners, request);
    if (!listener) {
      const because = `${table.controller} does not listen ${placeOf(request)}`;
      return outcome(unknown({ code: 'no-listener', because }, []), [{ says: because }], new Map());
    }
    const { normalisation: own = normalisation, peer } = listener.listener;
    const client = peer === undefined ? clientOf : fromPeer(peer, clientOf);
    return within(listener, stateOf(seenRequestOf(request, own, client), table.verifyCredentials));
  };
}

function within(listener: ReadyListener, state: RequestState): Outcome {
  const { seen } = state;
  const { name, port, tls } = listener.listener;
  const trace: TraceStep[] = [{ says: `the request enters at ${name} (port ${port}${tls ? ', TLS' : ''})` }];
  const certificate = listener.certificate(seen);
  const served = certificate?.served;
  const handshake = tls ? applySteps(listener.handshake(serverName(seen.request)), state) : undefined;
  if (handshake?.ending) return outcome(handshake.ending, [...trace, ...handshake.trace], new Map());
  if (certificate) trace.push(certificate.line);
  if (seen.path.refused !== undefined) {
    const says = `the controller answers 400: ${seen.path.refused}`;
    return outcome(
      { outcome: 'respond', status: 400, reason: seen.path.refused },
      [...trace, { says }],
      new Map(),
      served,
    );
  }
  if (seen.path.text !== pathAsSent(seen)) trace.push({ says: `the path is read as ${seen.path.text}` });
  if (seen.client !== undefined && seen.client !== seen.request.clientIP)
    trace.push({ says: `the request is taken to come from ${seen.client}` });
  const { ending, state: last, trace: rest } = resolve(listener, state);
  return outcome(ending, [...trace, ...rest], last.responseHeaders, served);
}

type Served = NonNullable<Outcome['tls']>;

function outcome(ending: Ending, trace: readonly TraceStep[], responseHeaders: Headers, tls?: Served): Outcome {
  return { ...ending, trace, responseHeaders: Object.fromEntries(responseHeaders), ...(tls && { tls }) };
}

function pathAsSent({ request }: SeenRequest): string {
  return request.path.replace(/\?.*$/s, '');
}

function placeOf({ entryPoint, port, scheme }: Request): string {
  if (entryPoint !== undefined) return `at an entry point ${entryPoint}`;
  return port === undefined ? `for ${scheme}` : `on port ${port}`;
}
