import { createHash } from 'node:crypto';
import { cryptDigits, repeated } from './password-bytes.js';

/** `$apr1$salt$…` and `$1$salt$…`, by the word between the first dollars. (FreeBSD, lib/libcrypt/crypt-md5.c; Apache, apr_md5_encode) */
export function md5Crypt(password: Buffer, word: string, salt: string): string {
  const text = Buffer.from(salt, 'latin1');
  const mixed = md5(password, text, password);
  const parts = [password, Buffer.from(`$${word}$`), text, repeated(mixed, password.length)];
  for (let length = password.length; length > 0; length >>= 1)
    parts.push(length & 1 ? Buffer.alloc(1) : password.subarray(0, 1));
  let last = md5(...parts);
  for (let round = 0; round < 1000; round++)
    last = md5(
      round & 1 ? password : last,
      ...(round % 3 ? [text] : []),
      ...(round % 7 ? [password] : []),
      round & 1 ? last : password,
    );
  return `$${word}$${salt}$${inDigits(last)}`;
}

function md5(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function inDigits(hash: Buffer): string {
  const at = (index: number): number => hash[index] ?? 0;
  const threes = order.map(([a, b, c]) => cryptDigits((at(a) << 16) | (at(b) << 8) | at(c), 4));
  return threes.join('') + cryptDigits(at(11), 2);
}

const order = [
  [0, 6, 12],
  [1, 7, 13],
  [2, 8, 14],
  [3, 9, 15],
  [4, 10, 5],
] as const;
