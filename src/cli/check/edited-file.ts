import type { Edit } from '#model/findings/diagnostic.js';
import { applyEdits } from '#parse/edits/edits.js';
import type { Decoded } from '#files/decoding.js';
import { bytesOf, bytesOfText, decoded, markOf } from '#files/decoding.js';

/** A file with edits made, and its bytes. */
export interface Edited {
  readonly file: Decoded;
  readonly bytes: Buffer;
}

/**
 * Makes edits that do not overlap in the bytes of a file: outside of them each byte stays what it was, be it text or not. None
 * where the encoding cannot say the edits, or where bytes that were no text would become some beside them.
 */
export function edited(file: Decoded, edits: readonly Edit[]): Edited | undefined {
  const bytes = Buffer.concat([markOf(file.encoding), ...partsOf(file, edits)]);
  const again = decoded(bytes);
  return again.text === applyEdits(file.text, edits) ? { file: again, bytes } : undefined;
}

function partsOf(file: Decoded, edits: readonly Edit[]): readonly Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(bytesOf(file, from, start), bytesOfText(text, file.encoding));
    from = end;
  }
  return [...parts, bytesOf(file, from, file.text.length)];
}
