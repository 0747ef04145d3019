#!/usr/bin/env node
// Renders the examples, checks what was rendered with our own command line, and says what was written and where to look.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const manifests = 'dist/manifests';
const cli = 'dist/lib/cli/bin.js';

execFileSync(process.execPath, ['tools/bundle.mjs'], { stdio: 'inherit' });
rmSync(manifests, { recursive: true, force: true });
const rendered = spawnSync(process.execPath, ['tools/examples.mjs'], { stdio: 'inherit' });
if (rendered.status !== 0) process.exit(rendered.status ?? 1);

const folders = readdirSync(manifests).sort();
const rows = folders.map(rowOf);
print([['folder', 'resources', 'routes', 'errors', 'warnings'], ...rows]);
const [shop = ''] = folders.filter(name => name.startsWith('shop'));
console.log(`
Where to look:
  examples/shop/services.ts: the shop as its teams describe it
  ${manifests}/${shop}/shop.k8s.yaml: what the cluster gets
  npx gatewright request https://shop.example.com/cart ${manifests}/${shop}
  npx gatewright routes ${manifests}/${shop}
  npx gatewright reach ${manifests}/${shop}`);
if (rows.some(([, , , errors]) => errors !== '0')) {
  spawnSync(process.execPath, [cli, 'check', '--each', ...folders.map(name => join(manifests, name))], {
    stdio: 'inherit',
  });
  process.exit(1);
}

/** What one folder holds, as the command line sees it. */
function rowOf(name) {
  const folder = join(manifests, name);
  const { summary } = asked('check', folder);
  const { controllers } = asked('routes', folder);
  const matches = controllers.flatMap(one => one.listeners.flatMap(two => two.hosts.flatMap(host => host.routes)));
  return [folder, summary.resources, matches.length, summary.errors, summary.warnings].map(String);
}

function asked(command, folder) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, command, '-o', 'json', folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** A table: texts to the left, numbers to the right. */
function print(table) {
  const widths = table[0].map((_, at) => Math.max(...table.map(row => row[at].length)));
  for (const row of table)
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
}
