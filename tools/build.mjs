#!/usr/bin/env node
// Builds dist/lib: each public entry as one file with its declarations beside it, and the command line as one file.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { declared } from './declarations.mjs';
import { bundled, root } from './rooms.mjs';

/** The public entries by their names in the package's `exports`; `complete`: each type that is mentioned is exported too. */
const entries = [
  { name: 'index', source: 'src/index.ts', complete: false },
  { name: 'analyze', source: 'src/ask/index.ts', complete: true },
  { name: 'certificates', source: 'src/crypto/index.ts', complete: true },
  { name: 'testing', source: 'src/testing/index.ts', complete: true },
];
const lib = join(root, 'dist/lib');

rmSync(lib, { recursive: true, force: true });
for (const entry of entries) {
  await bundled(entry.source, join(lib, `${entry.name}.js`), { minifySyntax: true, minifyWhitespace: true });
  await declared(entry, lib);
}
await import('./bundle.mjs');
