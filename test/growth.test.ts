import { expectLinear } from './growth.js';

const squared = (size: number) => () => {
  let sum = 0;
  for (let at = 0; at < size * size; at++) sum += at % 7;
  return sum;
};
const linear = (size: number) => () => {
  let sum = 0;
  for (let at = 0; at < 500 * size; at++) sum += at % 7;
  return sum;
};

test('work that grows with its size is taken, work that grows with the square is not', () => {
  expectLinear(linear, 10_000);
  expect(() => {
    expectLinear(squared, 2000);
  }).toThrow('fine');
});
