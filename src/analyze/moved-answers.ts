import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Outcome, Request } from '#model/routing/request.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import { differences } from '#simulate/compare/differences.js';

/** A request that two controllers, set up for one set of routes, do not answer alike. */
export interface MovedAnswer {
  /** `GET https://shop.example.com/cart`. */
  readonly request: string;
  /** The controllers' names. */
  readonly controllers: readonly [string, string];
  /** What each does. */
  readonly answers: readonly [string, string];
}

/**
 * Where controllers that stand for each other during a move answer otherwise: another backend, path, status or redirect. How they
 * clean up odd paths is their own, and so is which of the permanent redirects they choose; what is unknown is not held to differ.
 */
export function movedAnswers([first, ...others]: readonly ControllerReading[]): readonly MovedAnswer[] {
  if (first === undefined) return [];
  return others.flatMap(other =>
    differences(first.table, other.table, sameAnswer)
      .filter(({ request }) => isOrdinary(request))
      .map(({ request: { scheme, method, host, path }, a, b }) => ({
        request: `${method} ${scheme}://${host}${path}`,
        controllers: [first.settings.name, other.settings.name],
        answers: [answerText(a), answerText(b)],
      })),
  );
}

function isOrdinary({ path }: Request): boolean {
  return !/\/\/|\/\.{1,2}(\/|$)|[%;\\]/.test(path);
}

function sameAnswer(one: Outcome, other: Outcome): boolean {
  if (one.outcome === 'unknown' || other.outcome === 'unknown') return true;
  return answerText(one) === answerText(other);
}

function answerText(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'unknown':
      return 'unknown';
    case 'refused':
      return 'a TLS handshake that fails';
    case 'respond':
      return `status ${outcome.status}`;
    case 'redirect':
      return `${permanent.has(outcome.status) ? 'a permanent' : 'a'} redirect to ${withoutUsualPort(outcome.location)}`;
    case 'backend': {
      return `${sharesText(outcome.backends)}, path ${outcome.upstream.path}`;
    }
  }
}

/** Shares in the hundred: weights of 9 and 1 are those of 90 and 10. */
function sharesText(backends: readonly WeightedBackend[]): string {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  const [only, ...others] = backends;
  if (only && others.length === 0) return backendName(only.backend);
  const share = (weight: number): number => Math.round((weight / total) * 1e4) / 100;
  const shares = backends.map(({ backend, weight }) => `${backendName(backend)} (${share(weight)} %)`);
  return shares.sort().join(' and ');
}

const permanent: ReadonlySet<number> = new Set([301, 308]);

function withoutUsualPort(location: string): string {
  return location.replace(/^(https:\/\/[^/?#]*):443(?=[/?#]|$)|^(http:\/\/[^/?#]*):80(?=[/?#]|$)/, '$1$2');
}
