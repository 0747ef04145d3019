import type { StatusRange } from '#model/routing/step.js';

/** Whether Traefik reads a text as a status or as a range of them. A list in one text it does not. (traefik v3.7.9, pkg/types/http_code_range.go: NewHTTPCodeRanges) */
export function isStatusRange(text: string): boolean {
  const [low = '', high = low] = text.split('-');
  return isNumber(low) && isNumber(high);
}

/** The first and the last of a range that Traefik reads. */
export function statusRange(text: string): StatusRange {
  const [low = '', high = low] = text.split('-');
  return [Number(low), Number(high)];
}

// (Go 1.25, strconv/atoi.go: Atoi; the dash is gone)
function isNumber(text: string): boolean {
  return /^\+?\d{1,18}$/.test(text);
}

/** Whether Go knows a status. (Go 1.25, net/http/status.go: StatusText) */
export function isKnownStatus(status: number): boolean {
  return known.some(([first, last]) => status >= first && status <= last);
}

const known: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];
