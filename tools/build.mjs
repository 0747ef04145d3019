#!/usr/bin/env node
// Builds dist/lib: each public entry as one file with its declarations beside it, and the command line as one file.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { declared } from './declarations.mjs';
import { bundled, root } from './rooms.mjs';

/** The public entries by their names in the package's `exports`. */
const entries = { index: 'src/index.ts' };
const lib = join(root, 'dist/lib');

rmSync(lib, { recursive: true, force: true });
for (const [name, entry] of Object.entries(entries))
  await bundled(entry, join(lib, `${name}.js`), { minifySyntax: true, minifyWhitespace: true });
await declared(entries, lib);
await import('./bundle.mjs');
