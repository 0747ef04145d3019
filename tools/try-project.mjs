#!/usr/bin/env node
// Packs the package, makes projects with `gatewright init --project`, and does in each what it promises: its types, its test, `cdk8s synth` with
// the plugin, its check. Both kinds of modules; TypeScript 5.9 and 6; moduleResolution node16, nodenext and bundler. A plugin that finds an error stops the synthesis.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './rooms.mjs';

const quietly = ['--no-audit', '--no-fund', '--ignore-scripts'];
const compilers = ['5.9', '6.0'];
const ways = ['node16', 'nodenext', 'bundler'];
const folder = mkdtempSync(join(tmpdir(), 'gatewright-project-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  const cases = [
    ['commonjs', 'ingress-nginx'],
    ['esm', 'traefik'],
  ];
  const first = made(...cases[0]);
  installIn(first, join(folder, packed.filename));
  tried(first, ...cases[0]);
  const second = made(...cases[1]);
  symlinkSync(join(first, 'node_modules'), join(second, 'node_modules'));
  tried(second, ...cases[1]);
  stopped(first);
  console.log('1 passed, 0 failed');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function made(module, controller) {
  const cli = join(root, 'dist/lib/cli/bin.js');
  run(
    process.execPath,
    [cli, 'init', '--project', module, '--module', module, '--controller', controller, '--yes'],
    folder,
  );
  return join(folder, module);
}

/** As `npm install` does, but for the package itself, which is not in a registry. */
function installIn(project, archive) {
  const file = join(project, 'package.json');
  const content = JSON.parse(readFileSync(file, 'utf8'));
  const dependencies = { ...content.dependencies, gatewright: `file:${archive}` };
  writeFileSync(file, JSON.stringify({ ...content, dependencies }));
  const others = compilers.map(version => `typescript-${version}@npm:typescript@~${version}`);
  run('npm', ['install', ...quietly, '--no-save', ...others], project);
}

function tried(project, module, controller) {
  for (const version of compilers)
    for (const way of ways) {
      const options =
        way === 'bundler'
          ? ['--module', 'preserve', '--moduleResolution', way]
          : ['--module', way, '--moduleResolution', way];
      run(
        process.execPath,
        [join(project, `node_modules/typescript-${version}/bin/tsc`), '-p', '.', ...options],
        project,
      );
    }
  for (const script of ['types', 'test', 'synth', 'check']) run('npm', ['run', '--silent', script], project);
  console.log(
    `${module}, ${controller}: types, test, synth and check, under TypeScript ${compilers.join(' and ')} with ${ways.join(', ')}`,
  );
}

/** What the plugin calls an error ends `cdk8s synth` with exit code 2, and the report names construct, manifest and the line of the program. */
function stopped(project) {
  const file = join(project, 'cdk8s.yaml');
  const properties = '    properties: { cni: flannel, rules: { policy-not-enforced: error } }\n';
  writeFileSync(file, readFileSync(file, 'utf8') + properties);
  const { status, stdout } = spawnSync('npx', ['cdk8s', 'synth', '--check-upgrade=false'], {
    cwd: project,
    encoding: 'utf8',
  });
  const wanted = [
    /policy-not-enforced/,
    /Construct Path: hello\/api\//,
    /Manifest Path: dist\/hello\.k8s\.yaml/,
    /made at app\.ts:\d+:\d+/,
  ];
  const missing = wanted.filter(one => !one.test(stdout));
  if (status !== 2 || missing.length > 0)
    throw new Error(`cdk8s synth ended with ${status}, without ${missing.join(', ')}:\n${stdout}`);
  console.log('the plugin stops cdk8s synth, and says construct, manifest and line of the program');
}
