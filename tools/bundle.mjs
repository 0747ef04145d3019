#!/usr/bin/env node
// Bundles the command line into one file: node tools/bundle.mjs [OUTFILE]. Dependencies stay outside, and are loaded when a command needs them.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, root } from './rooms.mjs';

const outfile = process.argv[2] ?? join(root, 'dist/lib/cli/bin.js');
await bundled('src/cli/bin.ts', outfile, { minifySyntax: true });
chmodSync(outfile, 0o755);
