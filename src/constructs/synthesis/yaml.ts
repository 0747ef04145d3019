import type { Json, JsonObject } from '#model/json.js';
import { isArray } from '#model/json.js';

/**
 * Manifests as YAML that every parser reads alike, 1.1 or 1.2: what one of them might take for a number, a date or a
 * boolean is quoted. (cdk8s prints by way of a syntax tree, which is most of the time that its synthesis takes.)
 */
export function yamlOf(manifests: readonly JsonObject[]): string {
  return manifests
    .map(one =>
      mappingLines(one, '')
        .map(line => `${line}\n`)
        .join(''),
    )
    .join('---\n');
}

function mappingLines(mapping: JsonObject, indent: string): readonly string[] {
  const entries = Object.entries(mapping).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return entries.flatMap(([key, value]) => entryLines(key, value, indent));
}

function entryLines(key: string, value: Json, indent: string): readonly string[] {
  const name = key.length > 500 ? `? ${scalar(key)}\n${indent}` : scalar(key);
  const inner = `${indent}  `;
  if (isArray(value))
    return value.length === 0 ? [`${indent}${name}: []`] : [`${indent}${name}:`, ...sequenceLines(value, inner)];
  if (typeof value === 'object' && value !== null) {
    const lines = mappingLines(value, inner);
    return lines.length === 0 ? [`${indent}${name}: {}`] : [`${indent}${name}:`, ...lines];
  }
  return [`${indent}${name}: ${textOf(value, inner)}`];
}

function sequenceLines(sequence: readonly Json[], indent: string): readonly string[] {
  return sequence.flatMap(item => itemLines(item, indent));
}

/** An item's first line stands behind its dash. */
function itemLines(item: Json, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const lines = isArray(item)
    ? sequenceLines(item, inner)
    : typeof item === 'object' && item !== null
      ? mappingLines(item, inner)
      : undefined;
  if (lines === undefined) return [`${indent}- ${textOf(item, inner)}`];
  const [first, ...others] = lines;
  if (first === undefined) return [`${indent}- ${isArray(item) ? '[]' : '{}'}`];
  return [`${indent}- ${first.slice(inner.length)}`, ...others];
}

function textOf(value: Json, indent: string): string {
  if (typeof value === 'string') return isBlock(value) ? block(value, indent) : scalar(value);
  if (typeof value === 'number') return numberText(value);
  return JSON.stringify(value);
}

/** YAML 1.1 wants a dot in a number with an exponent. */
function numberText(value: number): string {
  const text = JSON.stringify(value);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** Texts that stand as they are: names, paths, images, flags, quantities. */
const plain =
  /^(?:(?:--)?[A-Za-z_/](?:[-A-Za-z0-9_./+@=,]|:(?=[-A-Za-z0-9_./+@=,])| (?=[A-Za-z]))*|\d+(?:m|k|M|G|T|Ki|Mi|Gi|Ti|%))$/;

function scalar(text: string): string {
  return plain.test(text) && !words.has(text.toLowerCase()) ? text : quoted(text);
}

/** JSON's quotes are YAML's, but for line separators and what cannot be printed. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Lines of text that a person wants to read as lines. */
function isBlock(text: string): boolean {
  return (
    /^[!-~][ -~\u00a1-\ud7ff]*\n/.test(text) && /^[\n -~\u00a1-\u2027\u2030-\ud7ff]*$/.test(text) && !/\n\n$/.test(text)
  );
}

function block(text: string, indent: string): string {
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n').map(line => (line === '' ? '' : `${indent}${line}`));
  return [ends ? '|' : '|-', ...lines].join('\n');
}
