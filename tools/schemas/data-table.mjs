// Writes src/schema/store/data.table.ts: every file of data/ as a literal that Node reads on demand and bundlers find.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function writeDataTable() {
  const files = readdirSync(join(root, 'data'), { recursive: true }).filter(name => name.endsWith('.json'));
  const file = join(root, 'src/schema/store/data.table.ts');
  writeFileSync(file, await format(tableOf(files.sort()), { ...(await resolveConfig(file)), parser: 'typescript' }));
}

function tableOf(files) {
  return `/* eslint-disable @typescript-eslint/no-require-imports -- synchronous and on demand, which \`import\` is not */

/**
 * The files of data/, written by tools/schemas/data-table.mjs. Node reads each when it is first asked for and keeps it; a bundler
 * finds them by their names, and its bundle carries them all.
 */
export const dataFiles: Readonly<Record<string, () => unknown>> = {
${files.map(name => `  '${name}': (): unknown => require('#data/${name}'),`).join('\n')}
};
`;
}
