#!/usr/bin/env node
// Bundles the command line into one file: node tools/bundle.mjs [OUTFILE]. Dependencies stay outside, and are loaded when a command needs them.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundled, root } from './rooms.mjs';

const outfile = process.argv[2] ?? join(root, 'dist/lib/cli/bin.js');
await bundled('src/cli/bin.ts', outfile, { minifySyntax: true });
chmodSync(outfile, 0o755);

if (process.argv[2] === undefined) linked();

/** `npx gatewright` in the checkout runs what was built: without it npx would install the checkout into its cache first, which takes minutes. */
function linked() {
  const commands = join(root, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  rmSync(join(commands, 'gatewright'), { force: true });
  symlinkSync(relative(commands, outfile), join(commands, 'gatewright'));
}
