import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { Fault } from '#ask/fault.js';
import type { Json } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { aliasFaults } from './alias-faults.js';
import { UsageError } from '../contract/exit.js';
import type { Misfit, Shape } from '../schemas/shape.js';
import { misfits } from '../schemas/shape.js';
import { nearestNode } from './yaml-node.js';

/** One of our own files, held to its shape. */
export interface ShapedYaml {
  /** Undefined where the file is empty. */
  readonly value: Json | undefined;
  readonly placeOf: PlaceOf;
}

/** `gatewright.yaml:3:11`: where the value at a path stands, or its key. */
export type PlaceOf = (path: Path, key?: boolean) => string;

/** Reads one of our own files (configuration, expectations, requests) and holds it to its shape and to what `faultsIn` asks besides, or says each place at fault. */
export function shapedYaml(
  file: string,
  text: string,
  shape: Shape,
  faultsIn: (value: Json) => readonly Fault[] = () => [],
): ShapedYaml {
  const lines = new LineCounter();
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const read = readIn(text, lines);
  if ('offset' in read) throw new UsageError(`${at(read.offset)}: ${read.says}`);
  const { document, value } = read;
  const offsetOf = ({ path, key = false }: Omit<Fault, 'says'>): number => nearestNode(document, path, key);
  const faults = value === undefined ? [] : [...misfits(value, shape).map(shapeFault), ...faultsIn(value)];
  if (faults.length > 0) {
    const placed = faults.map(one => ({ offset: offsetOf(one), says: one.says })).sort((a, b) => a.offset - b.offset);
    throw new UsageError(...placed.map(({ offset, says }) => `${at(offset)}: ${says}`));
  }
  return { value, placeOf: (path, key) => at(offsetOf({ path, ...(key !== undefined && { key }) })) };
}

type Read =
  | { readonly document: Document; readonly value: Json | undefined }
  | { readonly offset: number; readonly says: string };

/** The library walks a text by calling itself: one that is nested without end exhausts the stack, and is refused for it. */
function readIn(text: string, lines: LineCounter): Read {
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
    const [broken] = document.errors;
    if (broken)
      return { offset: broken.pos[0], says: broken.code === 'RESOURCE_EXHAUSTION' ? nestedTooDeeply : broken.message };
    const [fault] = aliasFaults(document);
    if (fault) return fault;
    return { document, value: (document.toJS({ maxAliasCount: -1 }) ?? undefined) as Json | undefined }; // yaml gives `any`
  } catch (error) {
    if (error instanceof RangeError) return { offset: 0, says: nestedTooDeeply };
    return { offset: 0, says: error instanceof Error ? error.message : String(error) };
  }
}

const nestedTooDeeply = 'the text is nested too deeply to be read';

function shapeFault({ path, key, message }: Misfit): Fault {
  const field = path.slice(0, key ? -1 : undefined).join('.');
  return { path, key, says: `${field === '' ? '' : `${field}${key ? ':' : ''} `}${message}` };
}
