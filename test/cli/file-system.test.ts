import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ran } from './run.js';
import { run } from './run.js';

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(join(folder, 'k8s/web.yaml'), service);
});
afterEach(() => {
  execFileSync('chmod', ['-R', 'u+rwx', folder]);
  rmSync(folder, { recursive: true });
});

/** What `read` made of it: the names of the resources, and what could not be read. */
async function read(...paths: readonly string[]): Promise<{ names: string[]; errors: string[]; code: number }> {
  const { out, code } = await run(['read', '--no-config', '-o', 'json', ...paths], folder);
  const { resources, errors } = JSON.parse(out) as {
    resources: { resource: { metadata: { name: string } } }[];
    errors: { at: { file: string }; message: string }[];
  };
  return {
    names: resources.map(one => one.resource.metadata.name),
    errors: errors.map(({ at, message }) => `${at.file}: ${message}`),
    code,
  };
}

const check = (...argv: readonly string[]): Promise<Ran> => run(['check', '--no-config', '--quiet', ...argv], folder);

test('a link to itself is unreadable, and what stands beside it is read', async () => {
  symlinkSync('self.yaml', join(folder, 'k8s/self.yaml'));
  expect(await read('k8s')).toEqual({
    names: ['web'],
    errors: ['k8s/self.yaml: the link cannot be followed (its links lead back to themselves)'],
    code: 3,
  });
});

test('a link that leads nowhere is unreadable: walked, matched by a glob or named', async () => {
  symlinkSync('nowhere.yaml', join(folder, 'k8s/old.yaml'));
  const link = 'k8s/old.yaml: the link cannot be followed (no such file or folder)';
  expect(await read('k8s')).toEqual({ names: ['web'], errors: [link], code: 3 });
  expect(await read('k8s/old.yaml')).toEqual({ names: [], errors: [link], code: 3 });
  expect(await read('k8s/*.yaml')).toEqual({
    names: ['web'],
    errors: ['k8s/old.yaml: the file cannot be read (no such file or folder)'],
    code: 3,
  });
});

test('a link to nowhere with another name than a manifest has, or with that of a lock of Emacs, is no manifest', async () => {
  symlinkSync('nowhere', join(folder, 'k8s/notes'));
  symlinkSync('somebody@host.1234:1', join(folder, 'k8s/.#web.yaml'));
  expect(await read('k8s')).toEqual({ names: ['web'], errors: [], code: 0 });
});

test('a folder that a link leads back to is walked once, and matched once', async () => {
  symlinkSync('.', join(folder, 'k8s/again'));
  expect(await read('k8s')).toEqual({ names: ['web'], errors: [], code: 0 });
  expect(await read('**/*.yaml')).toEqual({ names: ['web'], errors: [], code: 0 });
});

test('what stands in folders whose name begins with a dot, and in node_modules, is not walked', async () => {
  for (const hidden of ['k8s/.cache', 'k8s/.git', 'k8s/node_modules/chart']) {
    mkdirSync(join(folder, hidden), { recursive: true });
    writeFileSync(join(folder, hidden, 'api.yaml'), service.replace('web', 'api'));
  }
  expect(await read('k8s')).toEqual({ names: ['web'], errors: [], code: 0 });
});

test('a file is left out by any of its names', async () => {
  symlinkSync('k8s', join(folder, 'a'));
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other/api.yaml'), service.replace('web', 'api'));
  expect((await read('.', '--exclude', 'k8s/*.yaml')).names).toEqual(['api']);
});

test('what the kernel makes up is not walked, whoever leads there', async () => {
  symlinkSync('/proc', join(folder, 'k8s/proc'));
  expect((await read('k8s')).names).toEqual(['web']);
  expect((await read('k8s/**/*.yaml')).names).toEqual(['web']);
  const { code, err } = await check('/proc');
  expect([code, err]).toEqual([
    2,
    'gatewright check: /proc: no resource is there; 1 file is passed over: a folder that the system makes up; --allow-empty takes that for an answer\n',
  ]);
});

test('definitions are not looked for in what the kernel makes up', async () => {
  writeFileSync(join(folder, 'values.yaml'), 'crds: ["/proc/**/*.yaml"]\n');
  expect((await run(['check', '--quiet', '--config', 'values.yaml', 'k8s'], folder)).code).toBe(0);
});

test('definitions that cannot be read are said', async () => {
  symlinkSync('nowhere.yaml', join(folder, 'crd.yaml'));
  writeFileSync(join(folder, 'values.yaml'), 'crds: [crd.yaml]\n');
  const { code, out } = await run(['check', '--quiet', '--config', 'values.yaml', 'k8s'], folder);
  expect(code).toBe(3);
  expect(out).toContain('crd.yaml:1:1: error: the link cannot be followed (no such file or folder)');
});

test('a device has no end and is no manifest', async () => {
  const { code, out } = await check('/dev/zero');
  expect([code, out]).toEqual([3, expect.stringContaining('the file cannot be read (it is a device)')]);
});

test('a file that is longer than any text can be is unreadable, and the rest is read', async () => {
  truncateSync(join(folder, 'k8s/web.yaml'), 2 ** 29);
  writeFileSync(join(folder, 'k8s/api.yaml'), service);
  expect(await read('k8s')).toEqual({
    names: ['web'],
    errors: ['k8s/web.yaml: the file cannot be read (it is longer than 512 MiB)'],
    code: 3,
  });
});

test('nothing else is read from a device either', async () => {
  const zero = '/dev/zero';
  const said = [
    await check('--config', zero, 'k8s'),
    await check('--baseline', zero, 'k8s'),
    await run(['request', '--requests', zero, 'k8s'], folder),
  ];
  expect(said.map(one => [one.code, one.err])).toEqual([
    [2, expect.stringContaining('the configuration cannot be read (it is a device)')],
    [2, expect.stringContaining('/dev/zero: the baseline cannot be read (it is a device)')],
    [2, expect.stringContaining('/dev/zero: the requests cannot be read (it is a device)')],
  ]);
});

test('a pipe in a folder is passed over, and said with --verbose', async () => {
  execFileSync('bash', ['-c', 'mkfifo k8s/pipe.yaml'], { cwd: folder });
  const { code, err } = await check('--verbose', 'k8s');
  expect([code, err]).toEqual([0, 'k8s/pipe.yaml is passed over: neither a file nor a folder\n']);
  expect((await read('k8s/*.yaml')).names).toEqual(['web']);
});

test('a path below a file, and a name that is too long, are no paths', async () => {
  for (const path of ['k8s/web.yaml/foo', `${'a'.repeat(300)}.yaml`]) {
    const { code, err } = await check(path);
    expect([code, err]).toEqual([2, `gatewright check: ${path} is neither a file nor a folder\n`]);
  }
});

test('init takes an absolute folder', async () => {
  const { code, err } = await run(['init', join(folder, 'k8s')], folder);
  expect([code, err]).toEqual([
    0,
    `${join(folder, 'k8s/gatewright.yaml')} written; the manifests show no ingress controller\n`,
  ]);
});

test('a configuration that a link leads nowhere for is not passed over', async () => {
  symlinkSync('nowhere.yaml', join(folder, 'k8s/gatewright.yaml'));
  const { code, err } = await run(['check', 'k8s'], folder);
  expect([code, err]).toEqual([2, 'gatewright check: k8s/gatewright.yaml: no such configuration file\n']);
});

test('a NUL in a path of the configuration is said with its place', async () => {
  writeFileSync(join(folder, 'nul.yaml'), 'crds: ["a\\0b.yaml"]\n');
  const { code, err } = await run(['check', '--config', 'nul.yaml', 'k8s'], folder);
  expect([code, err]).toEqual([2, expect.stringMatching(/^gatewright check: nul\.yaml:1:8: .* is neither a file nor/)]);
});

test('a configuration that is nested without end is refused', async () => {
  writeFileSync(join(folder, 'deep.yaml'), `crds: ${'['.repeat(50_000)}`);
  const { code, err } = await run(['check', '--config', 'deep.yaml', 'k8s'], folder);
  expect([code, err]).toEqual([
    2,
    'gatewright check: deep.yaml:1:2007: mappings and sequences lie in each other more than 2000 deep\n',
  ]);
});
