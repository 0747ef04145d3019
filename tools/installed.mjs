// Packs the package and installs it into an empty project, as a user would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './rooms.mjs';

const quietly = ['--no-audit', '--no-fund', '--ignore-scripts'];

/** Hands the folder of the project to `use`, with what npm said of the package and a function that runs a program there; then the folder goes. */
export function installed(use, { beside = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-package-'));
  const run = (command, args, cwd = folder) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const install = (packages, ...more) => run('npm', ['install', ...quietly, ...more, ...packages]);
  try {
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
    writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "version": "1.0.0", "private": true }\n');
    install([join(folder, packed.filename), 'cdk8s@2', 'constructs@10', ...beside]);
    return use({ folder, packed, run, install });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
