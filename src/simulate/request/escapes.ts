import type { Escaping } from '#model/routing/table.js';

const escape = /%[0-9a-f]{2}/gi;
const reserved = new Set(":/?#[]@!$&'()*+,;=%");
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Every escape as its character. A byte that is no UTF-8 becomes a lone surrogate, so that `encoded` gives it back. */
export function decoded(path: string): string {
  return path.includes('%') ? path.replace(/(?:%[0-9a-f]{2})+/gi, textOfRun) : path;
}

/** The escapes of characters that are not reserved in a URL as characters; `%2F`, `%25` and their like stay. */
export function decodedUnreserved(path: string): string {
  if (!path.includes('%')) return path;
  return path.replace(/(?:%[0-9a-f]{2})+/gi, run => {
    const kept = run.match(escape)?.map(one => (reserved.has(characterOf(one)) ? `\0${one}\0` : one)) ?? [];
    return kept
      .join('')
      .split('\0')
      .map((part, at) => (at % 2 === 1 ? part : decoded(part)))
      .join('');
  });
}

export function upperCaseEscapes(path: string): string {
  return path.replace(escape, one => one.toUpperCase());
}

export function hasBrokenEscape(path: string): boolean {
  return /%(?![0-9a-f]{2})/i.test(path);
}

/** Which characters of a path are written as escapes. */
export type Escapes = (character: string) => boolean;

/** What cannot stand in a URL: controls, blanks, quotes, brackets of other kinds and everything beyond ASCII. */
export function isUnsafe(character: string): boolean {
  return !/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]$/.test(character);
}

/** All that can stand in a URL stands there. */
export const inUrl: Escaping = {
  path: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/[]@!$&'()*+,;=",
};

/** Every character but those of a text. */
export function butFor(kept: string): Escapes {
  return character => !kept.includes(character);
}

/** Where a path holds what cannot stand in a URL, all of it is escaped anew. */
export function escapedAnew(path: string, { path: kept }: Escaping): string {
  return Array.from(path).some(isUnsafe) ? encoded(decoded(path), butFor(kept)) : path;
}

/** A path that was changed as it is sent: as it was written where that says the same, else with its own escapes. */
export function wire(path: string, raw: string, { path: kept, written = kept }: Escaping): string {
  const isRight = Array.from(raw.replace(escape, '')).every(character => written.includes(character));
  return isRight && decoded(raw) === path ? raw : encoded(path, butFor(kept));
}

/** A decoded path as a client sends it. */
export function encodedPath(path: string): string {
  return encoded(path, character => isUnsafe(character) || /^[%?#]$/.test(character));
}

/** The path with the characters that `escapes` names as escapes of their UTF-8 bytes. */
export function encoded(path: string, escapes: Escapes): string {
  let result = '';
  for (const character of path) result += escapes(character) ? escapeOf(character) : character;
  return result;
}

function textOfRun(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('%'), pair => parseInt(pair, 16));
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = bytes.subarray(at, at + sequenceLength(bytes[at] ?? 0));
    const character = characterIn(sequence);
    text += character ?? String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
    at += character === undefined ? 1 : sequence.length;
  }
  return text;
}

/** How many bytes of UTF-8 a character takes that begins with this one. */
function sequenceLength(byte: number): number {
  if (byte < 0xc0) return 1;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function characterIn(sequence: Uint8Array): string | undefined {
  try {
    return strict.decode(sequence);
  } catch {
    return undefined;
  }
}

function characterOf(one: string): string {
  return String.fromCharCode(parseInt(one.slice(1), 16));
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return byteEscape(code - 0xdc00);
  return Array.from(new TextEncoder().encode(character), byteEscape).join('');
}

function byteEscape(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
