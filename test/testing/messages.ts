import { matchers } from '#testing/index.js';

type Matcher = keyof typeof matchers;

/** What a matcher says, with whether it passes: as jest calls it, and with `not` as it calls it behind `.not`. */
export function said(
  received: unknown,
  matcher: Matcher,
  args: readonly unknown[],
  not?: 'not',
): { readonly passes: boolean; readonly says: string } {
  const isNot = not !== undefined;
  const call: (this: { isNot: boolean }, ...given: readonly never[]) => { pass: boolean; message: () => string } =
    matchers[matcher];
  const { pass, message } = call.apply({ isNot }, [received, ...args] as never[]); // wrong arguments are tried too
  return { passes: pass !== isNot, says: message() };
}
