#!/usr/bin/env node
// Builds dist/lib: the library with its declarations (tsc), and the command line as one file (esbuild).
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

rmSync(join(root, 'dist/lib'), { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
rmSync(join(root, 'dist/lib/cli'), { recursive: true, force: true });
run('tools/bundle.mjs');
chmodSync(join(root, 'dist/lib/cli/bin.js'), 0o755);
