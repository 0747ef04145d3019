import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '../..');
const library = join(root, 'dist/dev/src-index.cjs');

beforeAll(() => {
  const load = pathToFileURL(join(root, 'tools/load.mjs')).href;
  const text = `import { load } from ${JSON.stringify(load)}; await load('src/index.ts');`;
  execFileSync(process.execPath, ['--input-type=module', '-e', text]);
});

/** What a program says on standard error that makes an app with a chart and then does something. */
function saidBy(program: string, env: Readonly<Record<string, string>> = {}): string {
  const text = `
    const { Chart, Testing } = require('cdk8s');
    const { definePlatform, ingressNginx } = require(${JSON.stringify(library)});
    const { Application, PlatformApp } = definePlatform({ controller: ingressNginx() });
    const app = new PlatformApp();
    const shop = () => new Chart(app, 'shop', { namespace: 'shop' });
    ${program}`;
  const { stderr } = spawnSync(process.execPath, ['-e', text], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  return stderr;
}

test('a program that writes none of its charts is told what it forgot', () => {
  expect(saidBy("new Application(shop(), 'web', { image: 'web:1', port: 80 });")).toBe(
    'note: an app with a chart was never written; `app.synth()` at the end of the program writes it\n',
  );
});

test.each([
  ['renders its app', 'shop(); app.render();'],
  ['prints its app', 'shop(); app.synthYaml();'],
  ['looks at a chart', 'Testing.synth(shop());'],
  ['has no chart', ''],
  ['ends with a failure', 'shop(); process.exitCode = 1;'],
])('a program that %s is told nothing', (_, program) => {
  expect(saidBy(program)).toBe('');
});

test('a test is told nothing', () => {
  expect(saidBy('shop();', { JEST_WORKER_ID: '1' })).toBe('');
});
