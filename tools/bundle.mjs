#!/usr/bin/env node
// Bundles the command line into one file: node tools/bundle.mjs [OUTFILE]. Dependencies stay outside, and are loaded when a command needs them.
import { build } from 'esbuild';
import { join } from 'node:path';
import { rooms, root } from './rooms.mjs';

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
