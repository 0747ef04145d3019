import type { ValueFault } from '#ask/value-fault.js';
import type { Json } from '#model/json.js';
import type { Origin, Path } from '#model/origin.js';
import type { Unread } from '#parse/one-document.js';
import { readOneDocument } from '#parse/one-document.js';
import { placeText } from '#report/place-text.js';
import type { Misfit, Shape } from './shape.js';
import { misfits } from './shape.js';

/** One of our own files, held to its shape. */
export interface ShapedYaml {
  /** Undefined where the file is empty. */
  readonly value: Json | undefined;
  readonly placeOf: PlaceOf;
}

/** Why one of our own files cannot be taken, each with its place. */
export interface Misshapen {
  readonly faults: readonly string[];
}

/** `gatewright.yaml:3:11`: where the value at a path stands, or its key. */
export type PlaceOf = (path: Path, key?: boolean) => string;

/** Reads one of our own files (configuration, expectations, requests) and holds it to its shape and to what `faultsIn` asks besides, or says each place at fault. */
export function shapedYaml(
  file: string,
  text: string,
  shape: Shape,
  faultsIn: (value: Json) => readonly ValueFault[] = () => [],
): ShapedYaml | Misshapen {
  const read = readOneDocument(file, text);
  if (!('locate' in read)) return { faults: read.map(unreadText) };
  const { value, locate } = read;
  const originOf = ({ path, key }: Omit<ValueFault, 'says'>): Origin => locate(path, key ? 'key' : 'value');
  const faults = value === undefined ? [] : [...misfits(value, shape).map(shapeFault), ...faultsIn(value)];
  if (faults.length > 0) {
    const placed = faults.map(one => ({ at: originOf(one), says: one.says })).sort(byPlace);
    return { faults: placed.map(({ at, says }) => `${placeText(at)}: ${says}`) };
  }
  return { value, placeOf: (path, key) => placeText(originOf({ path, ...(key && { key }) })) };
}

function unreadText({ at, message, hint }: Unread): string {
  return `${placeText(at)}: ${message}${hint === undefined ? '' : `; ${hint}`}`;
}

function byPlace({ at: one }: { readonly at: Origin }, { at: other }: { readonly at: Origin }): number {
  return one.line - other.line || one.column - other.column;
}

function shapeFault({ path, key, message }: Misfit): ValueFault {
  const field = path.slice(0, key ? -1 : undefined).join('.');
  return { path, key, says: `${field === '' ? '' : `${field}${key ? ':' : ''} `}${message}` };
}
