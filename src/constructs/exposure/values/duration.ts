import type { Shape } from '../../shape/shape.js';

/** How long, with its unit: `500ms`, `30s`, `5m`, `2h`, `365d`, or several together: `1m30s`. */
export type Duration = string;

const units = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 } as const;
const part = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;

/** A duration in seconds. */
export function secondsOf(duration: Duration): number;
export function secondsOf(duration: Duration | undefined): number | undefined;
export function secondsOf(duration: Duration | undefined): number | undefined {
  if (duration === undefined) return undefined;
  const parts = Array.from(duration.matchAll(part), ([, amount, unit]) => milliseconds(Number(amount), unit));
  return parts.reduce((sum, one) => sum + one, 0) / 1000;
}

// Whole milliseconds first: 0.1 and 0.2 seconds are 0.3.
function milliseconds(amount: number, unit = 's'): number {
  const seconds = Object.hasOwn(units, unit) ? units[unit as keyof typeof units] : 1; // it is one of them
  return Math.round(amount * seconds * 1000);
}

/** A duration as a prop. */
export const duration: Shape = {
  kind: 'kept',
  is: value => typeof value === 'string' && /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(value),
  wants: 'a duration such as 500ms, 30s, 5m or 2h',
};
