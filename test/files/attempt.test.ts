import { readFileSync } from 'node:fs';
import { attempt, errorCode, refusalIn } from '#files/attempt.js';
import { boundedBytes } from '#files/bounded-bytes.js';

test('what the system refuses is an answer', () => {
  const read = attempt(() => readFileSync('/nowhere/at/all'));
  expect('error' in read && errorCode(read.error)).toBe('ENOENT');
  expect(refusalIn(() => readFileSync('a\0b'))).toBe('the path holds a NUL');
});

test('what is read within bounds is refused as the system refuses', () => {
  expect(refusalIn(() => boundedBytes('/dev/zero'))).toBe('it is a device');
});

test('a fault of ours is no refusal, and is thrown on', () => {
  expect(() =>
    attempt(() => {
      throw new TypeError('ours');
    }),
  ).toThrow('ours');
});
