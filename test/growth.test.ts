import { expectLinear } from './growth.js';

function steps(count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += at % 7;
  return sum;
}

test('work that grows with its size is taken, however short it is', () => {
  expectLinear(size => () => steps(size), 100);
  expectLinear(size => () => steps(500 * size), 1000);
  expectLinear(size => () => Array.from({ length: size }, (_, at) => (at * 7919) % size).sort((a, b) => a - b), 1000);
});

test.each<[string, (size: number) => number]>([
  ['with the square', size => size * size],
  ['with the square, beside much that grows with the size', size => 1000 * size + size * size],
  ['with the cube', size => size ** 3 / 10_000],
])('work that grows %s is not taken', (_, count) => {
  expect(() => {
    expectLinear(size => () => steps(count(size)), 300);
  }).toThrow('fine');
});

test('work that doubles with each element is not taken, and not waited for', () => {
  expect(() => {
    expectLinear(size => () => steps(2 ** size), 1000);
  }).toThrow('explodes');
});
