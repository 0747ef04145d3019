const largest = 2 ** 63;

/**
 * Whether a number is an integer of 64 bits. JavaScript cannot tell the largest one from the next: the text can, where the
 * scalar is plain.
 */
export function isInteger64(value: number, plain: string | undefined): boolean {
  if (!Number.isInteger(value) || value < -largest || value > largest) return false;
  return value < largest || plain === undefined || !/^\+?\d+$/.test(plain) || BigInt(plain) < BigInt(largest);
}
