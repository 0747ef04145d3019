import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A program of a page: its text, and the name by which the others of the page import it (`// main.ts` in its first line), or its number. */
export interface GuideProgram {
  readonly name: string;
  readonly text: string;
}

/** The pages with programs: the README and the guides, by their paths. */
export const guides: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs/guides')).map(file => `docs/guides/${file}`),
].filter(page => programsOf(page).length > 0);

/** The programs of a page in their order. */
export function programsOf(page: string): readonly GuideProgram[] {
  const blocks = [...textOf(page).matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block = '']) => block);
  return blocks.map((block, at) => ({ name: /^\/\/ (\S+)\.ts\n/.exec(block)?.[1] ?? String(at + 1), text: block }));
}

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The name of a program that another imports from this path, where it is one of the page. */
export function importedName(path: string): string | undefined {
  return /^\.\/([\w.-]+?)(?:\.js)?$/.exec(path)?.[1];
}
