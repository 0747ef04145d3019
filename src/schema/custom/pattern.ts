import { re2 } from '#regex/engines.js';

/** Whether a text matches one of Go's regular expressions anywhere; undefined where it is none. */
export function matches(pattern: string, text: string): boolean | undefined {
  const known = compiled.get(pattern);
  if (known) return known(text);
  const test = testOf(pattern);
  if (compiled.size < most) compiled.set(pattern, test);
  return test(text);
}

type Test = (text: string) => boolean | undefined;

/** Compiling is the dear part, and definitions repeat their patterns. */
const compiled = new Map<string, Test>();
const most = 1000;

function testOf(pattern: string): Test {
  try {
    const expression = re2().compile(pattern);
    return text => expression.test(text);
  } catch {
    return () => undefined;
  }
}
