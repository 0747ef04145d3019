import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import type { ReachExpectation, RequestExpectation } from '#ask/expectations.js';
import type { Result } from '#ask/results.js';

/** Results for people: those that do not hold with what came instead, and why. */
export function resultsText(results: readonly Result[]): Shown {
  return terminal.joined(results.map(resultText), '');
}

function resultText({ expectation, holds, got, trace, cluster }: Result): Shown<'terminal'> {
  const where = cluster === undefined ? '' : `${cluster}: `;
  const head = terminal`${holds === true ? 'holds  ' : 'FAILS  '} ${where}${expectationText(expectation)}`;
  if (holds === true) return terminal.lines([head]);
  const reasons = trace.map(({ at, says }) => terminal`           ${says}${at ? `  [${placeText(at)}]` : ''}`);
  return terminal.lines([head, terminal`         got: ${got}`, ...reasons]);
}

function expectationText(expectation: RequestExpectation | ReachExpectation): string {
  if ('allowed' in expectation) {
    const { from, to, port, allowed } = expectation;
    return `${from} ${allowed ? 'reaches' : 'does not reach'} ${to}${port === undefined ? '' : ` on ${port}`}`;
  }
  const { request, answer } = expectation;
  const url = typeof request === 'string' ? request : `${request.scheme}://${request.host}${request.path}`;
  const wanted = [answer.backend, answer.redirect, answer.status].filter(one => one !== undefined).join(' ');
  return `${url} → ${wanted}`;
}
