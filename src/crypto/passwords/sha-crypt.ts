import { createHash } from 'node:crypto';
import { cryptDigits, repeated } from './password-bytes.js';

/** `$5$…` and `$6$…`. (Ulrich Drepper, Unix crypt using SHA-256 and SHA-512, version 0.6) */
export function shaCrypt(password: Buffer, word: '5' | '6', rounds: number | undefined, salt: string): string {
  const form = forms[word];
  const hash = (...parts: readonly Buffer[]): Buffer => {
    const made = createHash(form.algorithm);
    for (const part of parts) made.update(part);
    return made.digest();
  };
  const text = Buffer.from(salt.slice(0, 16), 'latin1');
  const mixed = hash(password, text, password);
  const parts = [password, text, repeated(mixed, password.length)];
  for (let length = password.length; length > 0; length >>= 1) parts.push(length & 1 ? mixed : password);
  let last = hash(...parts);
  const key = repeated(hash(...times(password.length, password)), password.length);
  const spice = repeated(hash(...times(16 + (last[0] ?? 0), text)), text.length);
  const count = Math.min(Math.max(rounds ?? 5000, 1000), 999_999_999);
  for (let round = 0; round < count; round++)
    last = hash(
      round & 1 ? key : last,
      ...(round % 3 ? [spice] : []),
      ...(round % 7 ? [key] : []),
      round & 1 ? last : key,
    );
  const written = rounds === undefined ? '' : `rounds=${count}$`;
  return `$${word}$${written}${salt.slice(0, 16)}$${inDigits(last, form)}`;
}

function times(count: number, part: Buffer): readonly Buffer[] {
  return Array.from({ length: count }, () => part);
}

/** The bytes by threes, one of each third of the hash; from three to three they change places. What is left stands last. */
const forms = {
  '5': { algorithm: 'sha256', third: 10, turn: 2, rest: [31, 30] },
  '6': { algorithm: 'sha512', third: 21, turn: 1, rest: [63] },
} as const;

function inDigits(hash: Buffer, { third, turn, rest }: (typeof forms)['5' | '6']): string {
  const at = (index: number): number => hash[index] ?? 0;
  let text = '';
  for (let step = 0; step < third; step++) {
    const [a, b, c] = [0, 1, 2].map(place => step + third * ((place + step * turn) % 3));
    text += cryptDigits((at(a ?? 0) << 16) | (at(b ?? 0) << 8) | at(c ?? 0), 4);
  }
  const last = rest.map(at).reduce((sum, byte) => (sum << 8) | byte, 0);
  return text + cryptDigits(last, rest.length + 1);
}
