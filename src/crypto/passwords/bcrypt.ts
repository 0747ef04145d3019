import { blowfish, encrypt, expand } from './blowfish.js';

/** The 31 digits behind cost and salt of `$2b$10$…`. (Niels Provos and David Mazières, 1999; crypt_blowfish 1.3) */
export function bcrypt(password: Buffer, cost: number, salt: string): string {
  const key = Buffer.concat([password, Buffer.alloc(1)]).subarray(0, 72);
  const spice = unpacked(salt);
  const state = blowfish();
  expand(state, key, wordsOf(spice));
  for (let round = 0; round < 2 ** cost; round++) {
    expand(state, key);
    expand(state, spice);
  }
  const text = wordsOf(Buffer.from('OrpheanBeholderScryDoubt'));
  for (let at = 0; at < 6; at += 2) for (let time = 0; time < 64; time++) encrypt(state, text.subarray(at, at + 2));
  const bytes = Buffer.alloc(24);
  for (const [at, word] of text.entries()) bytes.writeInt32BE(word, at * 4);
  return packed(bytes.subarray(0, 23));
}

function wordsOf(bytes: Buffer): Int32Array {
  return Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32BE(at * 4));
}

/** Base64 with an order of digits of its own, and without padding. */
function packed(bytes: Buffer): string {
  return bytes
    .toString('base64')
    .replaceAll('=', '')
    .replaceAll(/./g, digit => own[usual.indexOf(digit)] ?? '');
}

function unpacked(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/./g, digit => usual[own.indexOf(digit)] ?? ''),
    'base64',
  );
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const usual = `${letters}+/`;
const own = `./${letters}`;
