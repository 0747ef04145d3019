import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultWords } from '#files/fault-words.js';

test.each([
  ['missing', 'no such file or folder'],
  ['', 'it is a folder'],
  ['file/below', 'a part of the path is no folder'],
  ['loop', 'its links lead back to themselves'],
  ['x'.repeat(300), 'the name is too long'],
  ['a\0b', 'the path holds a NUL'],
])('a file that cannot be read is said in words: %#', (name, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('loop', join(folder, 'loop'));
    expect(saidOf(() => readFileSync(`${folder}/${name}`))).toBe(words);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a fault without words is said with its code, and one without a code by its message', () => {
  expect(faultWords(Object.assign(new Error('ESTALE: stale, read'), { code: 'ESTALE' }))).toBe(
    'the system says ESTALE',
  );
  expect(faultWords(new Error('a message'))).toBe('a message');
  expect(faultWords('thrown text')).toBe('thrown text');
});

function saidOf(act: () => unknown): string {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return faultWords(error);
  }
}
