import type { Json, JsonObject } from '#model/json.js';
import { durationOf } from '../values/duration.js';
import type { Noted } from './feature.js';

/** A duration in seconds; noted where Traefik cannot read it. Nothing is said by `null` either: the API server takes it away. */
export function secondsIn(config: JsonObject, field: string, key: string, noted: Noted): number | undefined {
  const value: Json | undefined = config[field];
  if (value === undefined || value === null) return undefined;
  const seconds = durationOf(value);
  if (seconds === undefined) noted(`${key}.${field}`, 'a duration such as 500ms or 10s');
  return seconds;
}

/** Seconds as Traefik reads them: `90s`, `250ms`, `1500000ns`. */
export function durationText(seconds: number): string {
  if (Number.isSafeInteger(seconds)) return `${seconds}s`;
  const milliseconds = seconds * 1000;
  return Number.isSafeInteger(milliseconds) ? `${milliseconds}ms` : `${Math.round(seconds * 1e9)}ns`;
}
