// Before the tests: all sources as one file, dist/dev/sources.cjs, each module of it run when it is first asked for. A suite loads
// one file in place of a thousand, and so costs a tenth of a second rather than a whole one before its first test.
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { bundled, root } from '../rooms.mjs';

const outfile = join(root, 'dist/dev/sources.cjs');

export default async function bundleSources() {
  const files = globSync('src/**/*.ts', { cwd: root }).sort();
  if (isFresh(files)) return;
  mkdirSync(join(root, 'dist/dev'), { recursive: true });
  const modules = files.map(file => `${JSON.stringify(file)}: () => require('./${file}'),`);
  const contents = ['module.exports = {', ...modules, '};'].join('\n');
  const own = join(root, `dist/dev/sources.${process.pid}.cjs`);
  const stdin = { contents, resolveDir: root };
  // The map is inside, so that the two cannot be of different times.
  await bundled(undefined, own, { stdin, sourcemap: 'inline', sourcesContent: false });
  renameSync(own, outfile);
  rmSync(own, { force: true });
}

/** Nothing was changed, added or taken away since: a folder is as new as the last name put into it. */
function isFresh(files) {
  const made = statSync(outfile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = new Set(files.map(file => join(file, '..')));
  return [...files, ...folders, 'tools/rooms.mjs', 'tools/jest/bundle-sources.mjs'].every(
    one => statSync(join(root, one)).mtimeMs < made,
  );
}
