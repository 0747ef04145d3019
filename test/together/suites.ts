import { join, sep } from 'node:path';
import { globSync } from 'tinyglobby';

/** In how many groups `npm test` runs the suites: as many processes can share the work. */
export const groups = 3;

/** All suites by their path below test/, in order. */
export function suites(): readonly string[] {
  return globSync('**/*.test.ts', { cwd: join(__dirname, '..') })
    .map(file => file.split(sep).join('/'))
    .sort();
}

/** The suites of one group: neighbours, which load the same. */
export function suitesOf(group: number): readonly string[] {
  const all = suites();
  return all.slice(Math.floor((all.length * group) / groups), Math.floor((all.length * (group + 1)) / groups));
}

/** Tells jest the tests of a group's suites. */
export function tell(group: number): void {
  tellAll(suitesOf(group));
}

/** Tells jest the tests of suites, each under the path of its file; one that cannot be loaded fails by itself. */
export function tellAll(files: readonly string[]): void {
  for (const file of files)
    describe(`test/${file}`, () => {
      load(file);
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
