import type { Json } from '#model/json.js';

const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The amount that a quantity means, near enough to compare; undefined where it is none.
 * (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: the grammar above Quantity)
 */
export function amountOf(text: string): number | undefined {
  const [, digits = '', exponent, unit = ''] =
    /^\+?(\d{1,18}(?:\.\d{0,9})?|\.\d{1,9})(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/.exec(text) ??
    [];
  if (digits === '') return undefined;
  return Number(digits) * (exponent === undefined ? (units[unit] ?? 1) : 10 ** Number(exponent));
}

/** The amount that a value of a manifest means: numbers are quantities too. */
export function amountIn(quantity: Json | undefined): number | undefined {
  return typeof quantity === 'string' || typeof quantity === 'number' ? amountOf(`${quantity}`) : undefined;
}
