const largest = 2 ** 63;

/**
 * Whether a number is an integer of 64 bits. JavaScript cannot tell the largest one from the next: the text can, where the
 * scalar is plain.
 */
export function isInteger64(value: number, plain: string | undefined): boolean {
  if (!Number.isInteger(value) || value < -largest || value > largest) return false;
  return value < largest || plain === undefined || !/^\+?\d+$/.test(plain) || BigInt(plain) < BigInt(largest);
}

/** How a number stands to a bound that JavaScript takes it to equal: beyond 2⁵³ their texts may differ. Below 0: it is less. */
export function beyondSafe(value: number, bound: number, plain: string | undefined): number {
  if (Number.isSafeInteger(value) || plain === undefined || !/^[-+]?\d+$/.test(plain)) return 0;
  const exact = BigInt(plain.replace('+', ''));
  return exact < BigInt(bound) ? -1 : exact > BigInt(bound) ? 1 : 0;
}

/** The digits of a number, of all its places: JavaScript by itself writes zeros for the last ones. */
export function digitsOf(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? String(BigInt(value)) : String(value);
}
