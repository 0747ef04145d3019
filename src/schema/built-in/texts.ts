import type { Path } from '#model/origin.js';
import { quantityOf } from '../kinds/values/quantity.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';

/** What Go's decoder has against a text that it reads as something else: base64, a time, a quantity. */
export function* misreadText(value: string, format: string, path: Path): Generator<Problem> {
  const wants = wantedText(value, format);
  if (wants !== undefined)
    yield {
      kind: 'wrong-type',
      path,
      part: 'value',
      message: speak => `${fieldName(path)} wants ${wants} and has ${speak(value)}`,
    };
}

function wantedText(value: string, format: string): string | undefined {
  switch (format) {
    case 'byte':
      return isBase64(value) ? undefined : 'base64';
    case 'quantity':
      return quantityOf(value.trim()) !== undefined ? undefined : 'a quantity such as 500m or 1Gi';
    case 'date-time':
      return isTime(value) ? undefined : 'a time such as 2026-01-31T12:00:00Z';
    case 'micro-time':
      return isMicroTime(value) ? undefined : 'a time such as 2026-01-31T12:00:00.000000Z';
    case 'go-duration':
      return isDuration(value) ? undefined : 'a duration such as 1h30m';
    default:
      return undefined;
  }
}

/** Go's base64 with padding; line ends do not count. (Go 1.26, encoding/base64/base64.go) */
export function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(Z|[+-](\d\d):(\d\d))$/;

/** RFC 3339 as Go reads it. (Go 1.26, time/format_rfc3339.go; apimachinery pkg/apis/meta/v1/time.go) */
export function isTime(value: string): boolean {
  const match = timePattern.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return hour < 24 && minute < 60 && second < 60 && Number(match[9] ?? 0) <= 24 && Number(match[10] ?? 0) < 60;
}

/** Six digits after the point. (apimachinery pkg/apis/meta/v1/micro_time.go) */
function isMicroTime(value: string): boolean {
  return isTime(value) && /:\d\d\.\d{6}(Z|[+-])/.test(value);
}

/** Numbers with units, `0` alone without. (Go 1.26, time/format.go: ParseDuration) */
export function isDuration(value: string): boolean {
  return /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(value);
}
