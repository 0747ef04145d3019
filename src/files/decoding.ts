import { isUtf8 } from 'node:buffer';
import type { Replaced } from '#model/faulty-bytes.js';
import { illFormedIn } from './utf8.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The text of a file, and what else it takes to make its bytes again. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** What is no text in the file, in its order; in the text U+FFFD stands for each. */
  readonly replaced: readonly Replaced[];
}

/**
 * The text of a file: UTF-8, or UTF-16 where its byte order mark says so, with U+FFFD for what is neither, as kubectl reads
 * files and standard input. (k8s.io/cli-runtime v0.36.0, pkg/resource/visitor.go:560; golang.org/x/text v0.33.0,
 * encoding/unicode)
 */
export function decoded(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  return { text: bytes.toString('utf8'), encoding: 'utf-8', replaced: isUtf8(bytes) ? [] : illFormedIn(bytes) };
}

/** The bytes that a text was read from. */
export function encoded({ text, encoding, replaced }: Decoded): Buffer {
  return Buffer.concat([markOf(encoding), bytesOf({ text, encoding, replaced }, 0, text.length)]);
}

/** The byte order mark, where the text goes without it. */
export function markOf(encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.alloc(0);
  return Buffer.from(encoding === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff]);
}

/** The bytes that a part of a text was read from. */
export function bytesOf({ text, encoding, replaced }: Decoded, start: number, end: number): Buffer {
  const parts: Buffer[] = [];
  let from = start;
  for (const { offset, bytes } of replaced) {
    if (offset >= end) break;
    if (offset < from) continue;
    parts.push(bytesOfText(text.slice(from, offset), encoding), Buffer.from(bytes));
    from = offset + 1;
  }
  return Buffer.concat([...parts, bytesOfText(text.slice(from, end), encoding)]);
}

/** A text in an encoding, without byte order mark. */
export function bytesOfText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** Without its byte order mark. Halves of surrogate pairs and a last odd byte are no text. */
function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  const raw = (encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le');
  const halves = [...raw.matchAll(/\p{Surrogate}/gu)].map(({ index }) => index);
  const odd = bytes.length % 2 === 0 ? [] : [replacedAt(bytes, raw.length)];
  return {
    text: raw.replace(/\p{Surrogate}/gu, '\ufffd') + '\ufffd'.repeat(odd.length),
    encoding,
    replaced: [...halves.map(offset => replacedAt(bytes, offset)), ...odd],
  };
}

function replacedAt(bytes: Buffer, offset: number): Replaced {
  return { offset, bytes: [...bytes.subarray(2 + 2 * offset, 4 + 2 * offset)], encoding: 'UTF-16' };
}
