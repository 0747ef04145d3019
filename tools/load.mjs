// Bundles a TypeScript file of the repository with the sources that it needs, and imports it. What is installed stays outside.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));

const rooms = {
  name: 'rooms',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#data\// }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^#/ }, ({ path }) => ({ path: join(root, 'src', path.slice(1).replace(/\.js$/, '.ts')) }));
  },
};

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
