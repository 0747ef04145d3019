import { compiled } from '../constructs/compiled.js';
import { guides, importedName, programsOf } from './guide-programs.js';

test('the programs in the README and in the guides compile', () => {
  const programs = guides.flatMap(programsFor);
  const messages = compiled(Object.fromEntries(programs));
  expect(programs.length).toBeGreaterThan(1);
  expect(Object.entries(messages).filter(([, message]) => message !== '')).toEqual([]);
});

/** The programs of a page under names that no other page has; those that import each other do so by these. */
function programsFor(page: string): readonly (readonly [name: string, text: string])[] {
  const fileOf = (name: string): string => `${page.replace(/\W/g, '-')}-${name}`;
  return programsOf(page).map(({ name, text }) => [
    fileOf(name),
    text.replace(/from '(\.\/[^']*)'/g, (whole, path: string) => {
      const other = importedName(path);
      return other === undefined ? whole : `from './__${fileOf(other)}.js'`;
    }),
  ]);
}
