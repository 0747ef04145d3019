import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import { quantityOf } from '../../kinds/values/quantity.js';

const billion = 1_000_000_000n;

/** A quantity in billionths: a class, since the language tells values apart by their classes. */
class Quantity {
  constructor(readonly billionths: bigint) {}

  toString(): string {
    return String(this.billionths);
  }
}

/** Functions of quantities. (apiserver pkg/cel/library/quantity.go) */
export function addQuantities(environment: Environment): void {
  environment
    .registerType('Quantity', Quantity)
    .registerFunction('isQuantity(string): bool', (text: string) => quantityOf(text) !== undefined)
    .registerFunction('quantity(string): Quantity', read)
    .registerFunction('Quantity.sign(): int', ({ billionths }: Quantity) =>
      billionths > 0n ? 1n : billionths < 0n ? -1n : 0n,
    )
    .registerFunction('Quantity.isInteger(): bool', ({ billionths }: Quantity) => billionths % billion === 0n)
    .registerFunction('Quantity.asInteger(): int', ({ billionths }: Quantity) => billionths / billion)
    .registerFunction('Quantity.asApproximateFloat(): double', ({ billionths }: Quantity) => Number(billionths) / 1e9)
    .registerFunction('Quantity.isLessThan(Quantity): bool', (a: Quantity, b: Quantity) => a.billionths < b.billionths)
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (a: Quantity, b: Quantity) => a.billionths > b.billionths,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (a: Quantity, b: Quantity) =>
      a.billionths < b.billionths ? -1n : a.billionths > b.billionths ? 1n : 0n,
    )
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (a: Quantity, b: Quantity) => new Quantity(a.billionths + b.billionths),
    )
    .registerFunction(
      'Quantity.add(int): Quantity',
      (a: Quantity, b: bigint) => new Quantity(a.billionths + b * billion),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (a: Quantity, b: Quantity) => new Quantity(a.billionths - b.billionths),
    )
    .registerFunction(
      'Quantity.sub(int): Quantity',
      (a: Quantity, b: bigint) => new Quantity(a.billionths - b * billion),
    )
    .registerOperator('Quantity == Quantity: bool', (a: Quantity, b: Quantity) => a.billionths === b.billionths);
}

function read(text: string): Quantity {
  const billionths = quantityOf(text);
  if (billionths === undefined) throw new Error(`${JSON.stringify(text)} is no quantity`);
  return new Quantity(billionths);
}
