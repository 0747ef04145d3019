import type { ThreeValued } from '#model/three-valued.js';
import type { Shown } from '#report/escaping/shown.js';
import { printed, terminal } from '#report/escaping/shown.js';

/** What a test framework tells a matcher. */
export interface MatcherContext {
  /** Whether it is asked with `.not`. */
  readonly isNot?: boolean;
}

/** What a matcher tells the test framework. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What is unknown holds neither as it is asked nor with `.not`: the manifests have not shown it. */
export function matcherResult(
  { isNot = false }: MatcherContext,
  holds: ThreeValued,
  lines: () => readonly (string | Shown<'terminal'>)[],
): MatcherResult {
  return {
    pass: holds === 'unknown' ? isNot : holds,
    message: () =>
      printed(terminal.lines(lines()))
        .replace(/\n{3,}/g, '\n\n')
        .trimEnd(),
  };
}

/** `expect(app).not.toReach("a", "b")`. */
export function calledAs({ isNot = false }: MatcherContext, matcher: string, args: readonly unknown[]): string {
  return `expect(app)${isNot ? '.not' : ''}.${matcher}(${args.map(one => JSON.stringify(one)).join(', ')})`;
}

/** A question that nobody can answer fails, also with `.not`: nothing was shown. */
export function cannotBeAsked(context: MatcherContext, called: string, why: readonly string[]): MatcherResult {
  return matcherResult(context, 'unknown', () => [called, '', ...why]);
}
