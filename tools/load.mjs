// Bundles a TypeScript file of the repository with the sources that it needs, and imports it. What is installed stays outside.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rooms, root } from './rooms.mjs';

/** What the file exports. `load('examples/shop/main.ts')` */
export async function load(file) {
  const outfile = join(root, 'dist/dev', file.replaceAll('/', '-').replace(/\.ts$/, '.cjs'));
  await build({
    entryPoints: [join(root, file)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    plugins: [rooms],
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}
