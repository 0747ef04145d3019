/**
 * The flag by which V8 waits longer before it optimizes a function. A check runs for seconds and spreads over a thousand functions: with
 * the patience that V8 has by itself, made for what runs long, two fifths of the processor time go into optimizing them. None for a version of
 * Node that is not known: V8 says aloud what it does not understand. (V8 11.3, 12.4 and 13.6, src/flags/flag-definitions.h)
 */
export function patienceOf(node: string): string | undefined {
  return flags.get(Number.parseInt(node, 10));
}

const flags: ReadonlyMap<number, string> = new Map([
  [20, '--interrupt-budget=600000'],
  [22, '--invocation-count-for-turbofan=15000'],
  [24, '--invocation-count-for-turbofan=15000'],
]);
