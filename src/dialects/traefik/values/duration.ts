import type { Json } from '#model/json.js';

/**
 * A duration in seconds: a whole number counts seconds, all else is read as Go does (`1m30s`); undefined where neither can
 * be read. (traefik/paerser v0.2, types/duration.go: Set; Go 1.25, time/format.go: ParseDuration)
 */
export function durationOf(value: Json): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (/^[-+]?\d{1,18}$/.test(text)) return Number(text);
  if (!/^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/([\d.]+)([a-zµμ]+)/g))
    total += Number(count) * secondsIn(unit);
  return total > longest ? undefined : text.startsWith('-') ? -total : total;
}

/** What 64 bits of nanoseconds hold. */
const longest = 2 ** 63 / 1e9;

function secondsIn(unit: string): number {
  return seconds.get(unit) ?? 1;
}

const seconds: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);
