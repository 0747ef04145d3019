import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Holds a page of docs/ to what the code says; with UPDATE_DOCS set it is written first. */
export function expectPage(file: string, page: string): void {
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, page);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(written === page ? written : `${written}\n${howTo}`).toBe(page);
}

const howTo = 'The page is not what the code says: UPDATE_DOCS=1 npm test writes it.';
