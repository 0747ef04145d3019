import type { SpawnSyncReturns } from 'node:child_process';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const bin = join(root, 'dist/dev', `bin-${process.pid}.js`);
const broken = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: none}]}\n';
const right = broken.replace('none', '80');

let folder = '';
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'tools/bundle.mjs'), bin]);
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  chmodSync(folder, 0o755);
  // More than a pipe holds: whoever writes it all needs a reader.
  writeFileSync(join(folder, 'many.yaml'), `${broken}---\n`.repeat(2000));
  writeFileSync(join(folder, 'right.yaml'), right);
}, 60_000);
afterAll(() => {
  rmSync(bin, { force: true });
  rmSync(folder, { recursive: true });
});

/** Runs a line of bash in the folder, `gatewright` in it being the command line. */
function bash(line: string, before = ''): SpawnSyncReturns<string> {
  const script = `set -o pipefail; gatewright() { ${before} "$NODE" "$BIN" "$@"; }; ${line}`;
  return spawnSync('bash', ['--norc', '--noprofile', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, BIN: bin },
  });
}

test('a closed standard output keeps the exit code', () => {
  expect(bash('gatewright check many.yaml | head -n 1').status).toBe(1);
  expect(bash('gatewright read -o json right.yaml | true').status).toBe(0);
});

test('a closed standard error keeps the exit code', () => {
  expect(bash('gatewright check nowhere.yaml 2>&1 >/dev/null | true').status).toBe(2);
  expect(bash('gatewright check many.yaml 2>&1 | true').status).toBe(1);
});

test('what is written to one stream does not end with the other', () => {
  const { status, stderr } = bash('gatewright routes right.yaml | true');
  expect([status, stderr]).toEqual([
    0,
    'the manifests show no ingress controller; name one with --controller or in gatewright.yaml\n',
  ]);
});

test('a full disk behind standard output is no defect of ours', () => {
  const { status, stderr } = bash('gatewright check many.yaml > /dev/full');
  expect([status, stderr]).toEqual([
    2,
    'gatewright check: standard output cannot be written (no space is left on the disk)\n',
  ]);
});

test('standard input may be a pipe or a file, and not a folder', () => {
  expect(bash('cat right.yaml | gatewright check --quiet -').status).toBe(0);
  expect(bash('gatewright check --quiet - < right.yaml').status).toBe(0);
  expect(bash('gatewright check --quiet /dev/stdin < right.yaml').status).toBe(0);
  const { status, stderr } = bash('gatewright check --quiet - < /');
  expect([status, stderr]).toEqual([2, 'gatewright check: standard input cannot be read (it is a folder)\n']);
});

test('a pipe that is named is read to its end', () => {
  const { status, stderr } = bash('gatewright check --verbose <(cat right.yaml)');
  expect([status, stderr]).toEqual([0, '']);
});

test('a folder or a file that is closed to us is unreadable, and the rest is read', () => {
  mkdirSync(join(folder, 'k8s/closed/within'), { recursive: true });
  writeFileSync(join(folder, 'k8s/web.yaml'), right);
  writeFileSync(join(folder, 'k8s/api.yaml'), right);
  chmodSync(join(folder, 'k8s/api.yaml'), 0o000);
  chmodSync(join(folder, 'k8s/closed'), 0o000);
  // Root reads what is closed to it, unless that is taken away; another user might not reach a private checkout.
  const caps = '-dac_override,-dac_read_search';
  const bound = process.getuid?.() === 0 ? `setpriv --bounding-set ${caps} --inh-caps ${caps}` : '';
  const { status, stdout, stderr } = bash('gatewright read --no-config k8s k8s/closed/within', bound);
  chmodSync(join(folder, 'k8s/closed'), 0o755);
  expect([status, stderr.split('\n'), stdout]).toEqual([
    3,
    [
      'k8s/api.yaml:1:1: the file cannot be read (permission denied)',
      'k8s/closed:1:1: the folder cannot be listed (permission denied)',
      'k8s/closed/within:1:1: the file cannot be read (permission denied)',
      '',
    ],
    expect.stringContaining('name: web'),
  ]);
});
