/** The bytes of a text with one character for each. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** The digits of crypt(3), the lowest six bits of a number first. */
export function cryptDigits(value: number, count: number): string {
  let text = '';
  for (let rest = value, left = count; left > 0; left--, rest >>>= 6) text += digits[rest & 63] ?? '';
  return text;
}

const digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Bytes over and over, up to a length. */
export function repeated(bytes: Buffer, length: number): Buffer {
  return Buffer.alloc(length, bytes);
}
