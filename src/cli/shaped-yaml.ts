import { LineCounter, parseDocument } from 'yaml';
import type { Json } from '#model/json.js';
import { nearestNode } from './yaml-node.js';
import { UsageError } from './exit.js';
import type { Shape } from './schemas/shape.js';
import { misfits } from './schemas/shape.js';

/** Reads one of our own files (configuration, expectations, requests) and holds it to its shape, or says each place at fault. */
export function shapedYaml(file: string, text: string, shape: Shape): Json | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${place(broken.pos[0])}: ${broken.message}`);
  const value = (document.toJS({ maxAliasCount: 1000 }) ?? undefined) as Json | undefined; // yaml gives `any`
  if (value === undefined) return undefined;
  const faults = misfits(value, shape).map(({ path, key, message }) => {
    const field = path.slice(0, key ? -1 : undefined).join('.');
    return `${place(nearestNode(document, path, key))}: ${field === '' ? '' : `${field}${key ? ':' : ''} `}${message}`;
  });
  if (faults.length > 0) throw new UsageError(...faults);
  return value;
}
