import type { DocumentText } from './documents.js';
import type { Fault, ReadDocument } from './tree.js';
import { readYaml } from './yaml/document.js';

/** Reads one document of a file: its value with places, why it cannot be read, or undefined where nothing stands. */
export function readDocument(text: string, { start, end, glued }: DocumentText): ReadDocument | Fault | undefined {
  if (glued)
    return {
      ...glued,
      message: 'text stands after --- on its line, and kubectl refuses the file there',
      hint: 'move it to the next line',
    };
  return readYaml(text, start, end).read;
}
