#!/usr/bin/env node
// Bundles the command line into one file: node tools/bundle.mjs [OUTFILE]. Dependencies stay outside, and are loaded when a command needs them.
import { build } from 'esbuild';
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

await build({
  entryPoints: [join(root, 'src/cli/bin.ts')],
  outfile: process.argv[2] ?? join(root, 'dist/lib/cli/bin.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  plugins: [rooms],
  minifySyntax: true,
  legalComments: 'none',
});
