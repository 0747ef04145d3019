#!/usr/bin/env node
// Start-up, turn by turn: `gatewright --version` and an empty check beside bare Node, the library (whose names are loaded when they are
// used) beside cdk8s. Figures only: medians of wall-clock milliseconds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../dist/lib/cli/bin.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gatewright-bench-'));
writeFileSync(join(folder, 'service.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
const calls = {
  'node -e 0': ['-e', '0'],
  'gatewright --version': [bin, '--version'],
  'gatewright check (one ConfigMap)': [bin, 'check', '--no-config', '-o', 'json', folder],
  "require('cdk8s')": ['-e', "require('cdk8s')"],
  "require('gatewright')": ['-e', "require('gatewright')"],
  "gatewright's definePlatform": ['-e', "const { definePlatform, ingressNginx } = require('gatewright')"],
  "require('gatewright/analyze')": ['-e', "require('gatewright/analyze')"],
};

const cwd = fileURLToPath(new URL('..', import.meta.url));
const times = new Map(Object.keys(calls).map(name => [name, []]));
for (let turn = 0; turn < 21; turn++) {
  for (const [name, args] of Object.entries(calls)) {
    const start = performance.now();
    spawnSync(process.execPath, args, { cwd });
    times.get(name).push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true, force: true });

const median = list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const bare = median(times.get('node -e 0'));
for (const [name, list] of times)
  console.log(`${name.padEnd(36)} ${median(list).toFixed(0).padStart(5)} ms  ${(median(list) / bare).toFixed(2)} ×`);
