// Bundles a TypeScript file of the repository with the sources that it needs, and imports it. What is installed stays outside.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundled, root } from './rooms.mjs';

/** What the file exports. `load('examples/shop/main.ts')` */
export async function load(file) {
  const outfile = join(root, 'dist/dev', file.replaceAll('/', '-').replace(/\.ts$/, '.cjs'));
  await bundled(file, outfile);
  return createRequire(import.meta.url)(outfile);
}
