import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '#cli/main.js';
import { printed } from '#report/escaping/shown.js';
import { run } from './run.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const text = (file: string): string => readFileSync(join(folder, file), 'utf8');

test('a project has an app, its test, what cdk8s and CI need, and says how it goes on', async () => {
  const { code, out, err } = await run(['init', '--project', 'shop'], folder);
  expect([code, out]).toEqual([0, '']);
  expect(readdirSync(join(folder, 'shop')).sort()).toEqual([
    '.github',
    '.gitignore',
    'app.test.ts',
    'app.ts',
    'cdk8s.yaml',
    'jest.config.cjs',
    'main.ts',
    'package.json',
    'platform.ts',
    'tsconfig.json',
  ]);
  expect(err).toContain('shop/app.ts written\n');
  expect(err).toMatch(/\nnext: cd shop && npm install && npm test && npm run synth && npm run check\n$/);
  expect(JSON.parse(text('shop/package.json'))).toMatchObject({ name: 'shop', private: true });
});

test('its versions are those that gatewright itself is tried with', async () => {
  await run(['init', '--project', '--yes'], folder);
  const made = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
  const ours = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    version: string;
    devDependencies: Record<string, string>;
  };
  const { gatewright, tsx, ...others } = { ...made['dependencies'], ...made['devDependencies'] };
  expect(gatewright).toBe(`^${ours.version}`);
  expect(tsx).toMatch(/^\^\d/);
  for (const [name, range] of Object.entries(others)) expect([name, range]).toEqual([name, ours.devDependencies[name]]);
  expect(text('cdk8s.yaml')).toContain(`version: ${ours.version}\n`);
});

test('flags choose the controller, the CNI, the domain and the modules', async () => {
  const flags = '--controller traefik --cni other --domain shop.example --module esm';
  await run(['init', '--project', ...flags.split(' ')], folder);
  expect(text('platform.ts')).toContain("import { definePlatform, traefik } from 'gatewright';\n");
  expect(text('platform.ts')).toContain("  controller: traefik(),\n  domain: 'shop.example',\n");
  expect(JSON.parse(text('package.json'))).toMatchObject({ type: 'module' });
  expect(text('tsconfig.json')).toContain('"moduleResolution": "nodenext"');
});

/** A run at a terminal, where somebody answers; with what was asked. */
async function answered(
  argv: readonly string[],
  answers: readonly string[],
): Promise<{ code: number; asked: string[]; err: string }> {
  const asked: string[] = [];
  let err = '';
  const code = await main(argv, {
    out: () => undefined,
    err: one => (err += printed(one)),
    stdin: () => Buffer.alloc(0),
    ask: question => {
      asked.push(question);
      return answers[asked.length - 1] ?? '';
    },
    cwd: folder,
    colour: false,
  });
  return { code, asked, err };
}

test('at a terminal four questions are asked; an empty answer takes what is usual', async () => {
  const { code, asked } = await answered(['init', '--project'], ['traefik\n', '\n', 'corp.example\n', '']);
  expect(code).toBe(0);
  expect(asked).toEqual([
    'which ingress controller do the clusters run (ingress-nginx, traefik)? [ingress-nginx] ',
    'which CNI enforces network policies (calico, cilium, other)? [calico] ',
    'under which domain are applications served? [example.com] ',
    'which modules does the project use (commonjs, esm)? [commonjs] ',
  ]);
  expect(text('platform.ts')).toContain("controller: traefik(),\n  cni: calico(),\n  domain: 'corp.example',");
});

test('what a flag says is not asked, and --yes asks nothing', async () => {
  expect(
    (await answered(['init', '--project', 'a', '--controller', 'traefik', '--module', 'esm'], [])).asked,
  ).toHaveLength(2);
  expect((await answered(['init', '--project', 'b', '--yes'], [])).asked).toEqual([]);
});

test.each([
  [
    ['--controller', 'traefk'],
    '--controller: traefk is not known; did you mean traefik?; known are ingress-nginx, traefik',
  ],
  [['--cni', 'flannel'], '--cni: flannel is not known; known are calico, cilium, other'],
  [['--domain', "a'b"], "--domain: a'b is not a DNS name in lower case"],
  [['--module', 'amd'], '--module: amd is not known; known are commonjs, esm'],
])('an answer that is none is a mistake of the call, and nothing is written: %j', async (flags, says) => {
  const { code, err } = await run(['init', '--project', ...flags], folder);
  expect([code, err]).toEqual([2, `gatewright init: ${says}\n`]);
  expect(readdirSync(folder)).toEqual([]);
});

test('no file is written over: each that is there is said before anything is asked, and nothing is written', async () => {
  writeFileSync(join(folder, 'main.ts'), 'mine');
  writeFileSync(join(folder, 'package.json'), '{}');
  const { code, asked, err } = await answered(['init', '--project'], []);
  expect([code, asked]).toEqual([2, []]);
  expect(err).toBe(
    'gatewright init: package.json is there already\nmain.ts is there already\nnothing was written; name an empty folder\n',
  );
  expect([text('main.ts'), readdirSync(folder).length]).toEqual(['mine', 2]);
});

test('a flag of a project without --project is a mistake of the call', async () => {
  const { code, err } = await run(['init', '--domain', 'example.com'], folder);
  expect([code, err]).toEqual([2, 'gatewright init: --domain is for --project\n']);
});
