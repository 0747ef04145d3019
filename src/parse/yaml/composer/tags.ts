import { textOfBase64 } from '#model/text/base64.js';
import type { Scalar } from '#yaml-text/read-plain.js';
import { isInteger, readPlain } from '#yaml-text/read-plain.js';

/** A scalar whose tag says how to read it, or why that does not go. */
export interface Tagged {
  readonly value: Scalar;
  /** A predicate of the text. */
  readonly fault?: string;
}

const yaml = 'tag:yaml.org,2002:';

/**
 * Reads a scalar with a tag, quoted or not, as go-yaml v2 does: `!!str` and tags that it does not know leave the text, the
 * others demand that it reads as their type. (go.yaml.in/yaml/v2 v2.4.3, resolve.go)
 */
export function readTagged(tag: string, text: string): Tagged {
  if (!tag.startsWith(yaml)) return { value: text };
  const value = readPlain(text);
  const fits = typed[tag.slice(yaml.length)];
  if (!fits) return { value: text };
  const read = fits(value, text);
  return read === undefined ? { value: null, fault: `is no ${tag.replace(yaml, '!!')}` } : { value: read };
}

/** What each tag makes of a scalar; undefined where it refuses. */
const typed: Readonly<Record<string, ((value: Scalar, text: string) => Scalar | undefined) | undefined>> = {
  __proto__: null as never,
  bool: value => (typeof value === 'boolean' ? value : undefined),
  int: (value, text) => (isInteger(text) ? value : undefined),
  float: value => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  null: value => (value === null ? value : undefined),
  timestamp: (_, text) => (isTimestamp(text) ? text : undefined),
  binary: (_, text) => textOfBase64(text),
};

const timestamp = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]| )\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})?)?$/;

function isTimestamp(text: string): boolean {
  const [, year = '', month = '', day = ''] = timestamp.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
