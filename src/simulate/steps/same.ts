import type { Outcome, Upstream } from '#model/routing/request.js';
import type { Ending, Headers } from './request-state.js';

/** Whether two outcomes are the same to a client and to the backends: all but the trace and the words of reasons. */
export function sameOutcome(one: Outcome, other: Outcome): boolean {
  return (
    key(one) === key(other) &&
    text(one.responseHeaders) === text(other.responseHeaders) &&
    text(one.tls) === text(other.tls)
  );
}

/** As `sameOutcome`, before headers and certificates are known. */
export function sameEnding(one: Ending, other: Ending): boolean {
  return key(one) === key(other);
}

/** Whether the client sees the same headers. */
export function sameHeaders(one: Headers, other: Headers): boolean {
  return one === other || text(Object.fromEntries(one)) === text(Object.fromEntries(other));
}

function key(ending: Ending): string {
  switch (ending.outcome) {
    case 'backend':
      return text([ending.backends, asked(ending.upstream)]);
    case 'redirect':
      return text([ending.status, ending.location]);
    case 'respond':
      return text(ending.status);
    case 'refused':
      return text(ending.outcome);
    case 'unknown':
      return text([ending.code, ending.candidates, ending.refused]);
  }
}

/** Without what the controller tells every backend: each controller has its own way. */
function asked({ path, host, headers, told = [] }: Upstream) {
  const own = new Set(told);
  return { path, host, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name))) };
}

/** As JSON with sorted keys: the order of headers does not matter. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
