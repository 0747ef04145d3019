import { join, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { costing } from './costs.js';

/** All suites by their path below test/, in order. */
export function suites(): readonly string[] {
  return globSync('**/*.test.ts', { cwd: join(__dirname, '..') })
    .map(file => file.split(sep).join('/'))
    .sort();
}

/** Tells jest the tests of suites, of all by default, each under the path of its file; one that cannot be loaded fails by itself. */
export function tell(files: readonly string[] = suites()): void {
  const costed = costing(process.env['TEST_COSTS']);
  for (const file of files)
    describe(`test/${file}`, () => {
      costed(file, () => {
        load(file);
      });
    });
}

function load(file: string): void {
  try {
    jest.requireActual(join(__dirname, '..', file));
  } catch (error) {
    test('is loaded', () => {
      throw error;
    });
  }
}
