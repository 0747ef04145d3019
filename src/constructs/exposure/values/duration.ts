import type { Shape } from '../../shape/shape.js';
import { otherwise } from '../../shape/shape.js';

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

function isDuration(value: unknown): value is Duration {
  return typeof value === 'string' && /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(value);
}

/** A duration as a prop. */
export const duration: Shape & { kind: 'kept' } = {
  kind: 'kept',
  is: isDuration,
  wants: 'a duration such as 500ms, 30s, 5m or 2h',
};

/** A time to wait as a prop: none at all fails every request, or means any time, as the controller has it. */
export const wait: Shape = {
  kind: 'choice',
  wants: duration.wants,
  of: [
    [isNoTime, { kind: 'kept', is: () => false, wants: "a time to wait; leave it out for the controller's" }],
    [otherwise, duration],
  ],
};

function isNoTime(value: unknown): boolean {
  return isDuration(value) && secondsOf(value) === 0;
}
