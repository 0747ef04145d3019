import type { Json } from '#model/json.js';

/**
 * A quantity in billionths, which is as fine as Kubernetes keeps it; undefined where the value is no quantity.
 * (apimachinery v0.36.0, pkg/api/resource/quantity.go: ParseQuantity)
 */
export function quantityOf(value: Json | undefined): bigint | undefined {
  const parts = typeof value === 'string' || typeof value === 'number' ? form.exec(String(value)) : null;
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = parts;
  const unit = fraction === '' && whole !== '' && whole.length < 20 ? units.get(suffix) : undefined;
  if (unit !== undefined) return atMost(BigInt(whole) * unit) * (sign === '-' ? -1n : 1n);
  const scale = scaleOf(suffix);
  if (scale === undefined || whole + fraction === '') return undefined;
  const billionths = atMost(scaled(whole, fraction, scale));
  return sign === '-' ? -billionths : billionths;
}

/** Whether a quantity has no fraction once it is rounded up to thousandths, as Kubernetes checks it. */
export function isWhole(quantity: bigint): boolean {
  return roundedUp(quantity, 1_000_000n) % billion === 0n;
}

/** The whole part of a quantity, rounded up. (same file: Value) */
export function wholeOf(quantity: bigint): bigint {
  return roundedUp(quantity, billion) / billion;
}

/** A quantity as the API server stores it: 1000m is 1, 1024Mi is 1Gi. What is no quantity stays as it is. (same file: CanonicalizeBytes) */
export function storedQuantity(value: Json): Json {
  const quantity = quantityOf(value);
  if (quantity === undefined || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const text = String(value);
  const whole = quantity % billion === 0n && (quantity >= 1024n * billion || quantity <= -1024n * billion);
  if (text.endsWith('i') && whole) return binaryText(quantity / billion);
  const { count, threes } = withoutFactor(quantity, 1000n, 9);
  const exponential = /[eE][+-]?\d+$/.test(text) && !/[eE]$/.test(text);
  if (exponential) return threes === 3 ? String(count) : `${count}e${3 * threes - 9}`;
  return `${count}${['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'][threes] ?? ''}`;
}

function binaryText(quantity: bigint): string {
  const { count, threes } = withoutFactor(quantity, 1024n, 6);
  return `${count}${['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'][threes] ?? ''}`;
}

function withoutFactor(
  quantity: bigint,
  factor: bigint,
  most: number,
): { readonly count: bigint; readonly threes: number } {
  if (quantity === 0n) return { count: 0n, threes: most === 9 ? 3 : 0 };
  let count = quantity;
  let threes = 0;
  while (threes < most && count % factor === 0n) {
    count /= factor;
    threes++;
  }
  return { count, threes };
}

const billion = 1_000_000_000n;
const form = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([a-zA-Z]{0,2}|[eE][+-]?[0-9]{1,18})$/;

/** No quantity is above the largest 64-bit integer. (same file: maxAllowed) */
const largest = (2n ** 63n - 1n) * billion;

interface Scale {
  readonly factor: bigint;
  readonly tens: number;
}

const suffixes: ReadonlyMap<string, Scale> = new Map([
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, index): [string, Scale] => [
    suffix,
    { factor: 1n, tens: 3 * index - 9 },
  ]),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index): [string, Scale] => [
    suffix,
    { factor: 1024n ** BigInt(index + 1), tens: 0 },
  ]),
]);

/** What one of a unit is in billionths: most quantities are a whole number of a unit. */
const units: ReadonlyMap<string, bigint> = new Map(
  [...suffixes].map(([suffix, { factor, tens }]) => [suffix, factor * 10n ** BigInt(tens + 9)]),
);

function scaleOf(suffix: string): Scale | undefined {
  const known = suffixes.get(suffix);
  if (known) return known;
  return /^[eE][+-]?\d+$/.test(suffix) ? { factor: 1n, tens: Number(suffix.slice(1)) } : undefined;
}

/** Digits beyond what can count are left out: the work is bounded whatever the text. */
function scaled(whole: string, fraction: string, { factor, tens }: Scale): bigint {
  const digits = (whole + fraction).replace(/^0+/, '');
  const exponent = tens + 9 - fraction.length;
  if (digits === '') return 0n;
  if (digits.length + exponent > 40) return largest;
  if (digits.length + exponent < -40) return 1n;
  const kept = digits.slice(0, 80);
  const shift = exponent + digits.length - kept.length;
  const product = BigInt(kept) * factor;
  if (shift >= 0) return product * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (product + divisor - 1n) / divisor;
}

function atMost(billionths: bigint): bigint {
  return billionths > largest ? largest : billionths;
}

function roundedUp(quantity: bigint, unit: bigint): bigint {
  const rest = quantity % unit;
  if (rest === 0n) return quantity;
  return quantity > 0n ? quantity - rest + unit : quantity - rest;
}
