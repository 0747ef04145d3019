import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Composer, Frame } from './composer.js';
import { addFault } from './composer.js';
import { columns, nodeKinds, rowLength } from '../../tree.js';

/** Puts a finished node where it belongs: under the key that awaits it, at the end of the list, or as the document. */
export function put(composer: Composer, value: Json, row: number): void {
  const { top } = composer;
  if (!top) composer.value = value;
  else if (top.items) top.items.push(value);
  else if (top.mapping) {
    top.awaitsValue = false;
    if (top.key === undefined) merge(composer, top, value, row);
    else set(composer, top, top.mapping, top.key, value);
  }
}

/** Puts a key that awaits its value; undefined for `<<`. */
export function putKey(frame: Frame, key: string | undefined, start: number, end: number, converted: boolean): void {
  frame.key = key;
  frame.keyStart = start;
  frame.keyEnd = end;
  frame.converted = converted;
  frame.awaitsValue = true;
}

/** More repetitions of keys than this are not listed. */
const mostRepeated = 1000;

/**
 * Of two equal keys kubectl takes the later one. Of two that are equal only once they are text (`1` and `'1'`) it takes
 * either, as Go orders its maps; here the first one stays.
 */
function set(composer: Composer, frame: Frame, mapping: Record<string, Json>, name: string, value: Json): void {
  const again = Object.hasOwn(mapping, name) && !frame.merged?.delete(name);
  if (again && composer.repeated.length < mostRepeated) {
    composer.repeated.push({ path: [...pathOf(composer), name], start: frame.keyStart, end: frame.keyEnd });
  }
  if (again && frame.converted !== (frame.convertedKeys?.has(name) ?? false)) return;
  if (frame.converted) (frame.convertedKeys ??= new Set()).add(name);
  assign(mapping, name, value);
}

/** `<<` sets the keys of a mapping, or of several of which the first counts most, over those that stand before it. */
function merge(composer: Composer, frame: Frame, value: Json, row: number): void {
  const kind = composer.rows.data[row * rowLength + columns.kind];
  const sources: readonly Json[] =
    Array.isArray(value) && kind !== nodeKinds.alias ? (value as readonly Json[]).toReversed() : [value];
  for (const source of sources) {
    if (!isObject(source)) {
      addFault(composer, frame.keyStart, frame.keyEnd, '<< takes a mapping, or a list of mappings');
      return;
    }
    for (const name of Object.keys(source)) {
      (frame.merged ??= new Set()).add(name);
      if (frame.mapping) assign(frame.mapping, name, source[name] ?? null);
    }
  }
}

/** Sets an own property, whatever its name. */
function assign(mapping: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(mapping, name, { value, writable: true, enumerable: true, configurable: true });
  } else mapping[name] = value;
}

function pathOf({ frames }: Composer): readonly (string | number)[] {
  return frames.slice(0, -1).map(frame => (frame.items ? frame.items.length : (frame.key ?? '<<')));
}
