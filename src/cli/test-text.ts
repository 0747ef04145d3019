import type { ReachExpectation, RequestExpectation } from './expectations.js';
import { placeText } from './place-text.js';
import type { Result } from './test-results.js';

/** Results for people: those that do not hold with what came instead, and why. */
export function resultsText(results: readonly Result[]): string {
  return results.map(resultText).join('');
}

function resultText({ expectation, holds, got, trace }: Result): string {
  const head = `${holds === true ? 'holds  ' : 'FAILS  '} ${expectationText(expectation)}`;
  if (holds === true) return `${head}\n`;
  const reasons = trace.map(({ at, says }) => `           ${says}${at ? `  [${placeText(at)}]` : ''}\n`);
  return `${head}\n         got: ${got}\n${reasons.join('')}`;
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
