import type { Shape } from '../../shape/shape.js';

/** An amount of data: `512k`, `64m`, `1g` (powers of 1024, as nginx has them), `64Mi` (as Kubernetes has it), or a number of bytes. */
export type Size = string | number;

const factors = { k: 2 ** 10, Ki: 2 ** 10, m: 2 ** 20, Mi: 2 ** 20, g: 2 ** 30, Gi: 2 ** 30 } as const;
const form = /^(\d{1,12})(k|Ki|m|Mi|g|Gi)$/;

/** A size in bytes. */
export function bytesOf(size: Size): number;
export function bytesOf(size: Size | undefined): number | undefined;
export function bytesOf(size: Size | undefined): number | undefined {
  if (size === undefined || typeof size === 'number') return size;
  const [, amount, unit = 'k'] = form.exec(size) ?? [];
  return Number(amount) * (Object.hasOwn(factors, unit) ? factors[unit as keyof typeof factors] : 1); // it is one of them
}

/** A size as a prop. */
export const size: Shape = {
  kind: 'kept',
  is: value => {
    if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
    return typeof value === 'string' && form.test(value) && Number.isSafeInteger(bytesOf(value));
  },
  wants: 'a size such as 512k, 64m or 1g (powers of 1024), or a whole number of bytes',
};
