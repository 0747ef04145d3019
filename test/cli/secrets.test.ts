import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partOf } from '../runs.js';
import { run } from './run.js';

/**
 * The manifests under `secrets/` hold values that begin and end with `S3CRET`, and numbers that begin with 48151: in Secrets,
 * variables, URLs, keys and hashes, right and wrong, readable and not. None of them leaves, in whatever form.
 */
const planted = join(__dirname, 'secrets');
const controllers = [[], ['--controller', 'ingress-nginx'], ['--controller', 'traefik']];
const hosts = ['external', 'basic', 'denied', 'guarded', 'authorised', 'one', 'two', 'three', 'four', 'five'];
const reports = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'policyreport'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  cpSync(planted, folder, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a call prints anywhere, and the file of its baseline. */
async function said(argv: readonly string[], stdin = ''): Promise<string> {
  const { code, out, err } = await run(argv, folder, stdin);
  expect([0, 1, 3]).toContain(code);
  const baseline = argv.includes('--update-baseline') ? readFileSync(join(folder, 'known.json'), 'utf8') : '';
  return out + err + baseline;
}

/** The lines of a text that show a planted value: plain, or in base64 wherever that begins. */
function leaksIn(text: string): readonly string[] {
  return text.split('\n').filter(line => /S3CRET|48151/i.test(line) || decodings(line).some(one => /S3CRET/.test(one)));
}

function decodings(line: string): readonly string[] {
  return (line.match(/[A-Za-z0-9+/]{8,}/g) ?? []).flatMap(word =>
    [0, 1, 2, 3].map(from => Buffer.from(word.slice(from), 'base64').toString('latin1')),
  );
}

function filesIn(at: string): readonly string[] {
  return statSync(at).isDirectory() ? readdirSync(at).flatMap(name => filesIn(join(at, name))) : [at];
}

test('more than a hundred values are planted, in plain and in base64', () => {
  const texts = filesIn(planted).map(file => readFileSync(file, 'utf8'));
  const values = texts.flatMap(text => text.match(/S3CRET-[-a-zA-Z0-9]+|48151[.0-9]*/g) ?? []);
  expect(new Set(values).size).toBeGreaterThan(100);
  expect(texts.flatMap(text => text.split('\n')).some(line => !/S3CRET/.test(line) && leaksIn(line).length > 0)).toBe(
    true,
  );
});

test.each(controllers.map(flags => [flags.join(' ') || 'as the manifests show', flags]))(
  'check, %s',
  async (_, flags) => {
    const all = reports.flatMap(format => ['-o', format]);
    expect(leaksIn(await said(['check', '.', ...flags, ...all]))).toEqual([]);
    expect(leaksIn(await said(['check', '.', ...flags, '--explain', '--fix-dry-run']))).toEqual([]);
    const baseline = ['--baseline', 'known.json', '--update-baseline'];
    expect(leaksIn(await said(['check', '.', ...flags, ...baseline, ...all]))).toEqual([]);
  },
);

/** A file alone has other neighbours, and other rules find something in it. */
test.each(filesIn(planted).map(file => file.slice(planted.length + 1)))('check of %s alone', async name => {
  expect(
    leaksIn(await said(['check', name, '--no-config', '--allow-empty', '-o', 'text', '-o', 'json', '-o', 'sarif'])),
  ).toEqual([]);
});

test.each(controllers.map(flags => [flags.join(' ') || 'as the manifests show', flags]))(
  'routes, request and test, %s',
  async (_, flags) => {
    expect(leaksIn(await said(['routes', '.', ...flags, '-o', 'text', '-o', 'json']))).toEqual([]);
    expect(leaksIn(await said(['test', '.', ...flags, '-o', 'text', '-o', 'json']))).toEqual([]);
    const urls = hosts.map(host => `http://${host}.example.com/`);
    const asked = JSON.stringify(hosts.map(host => ({ scheme: 'http', host: `${host}.example.com`, path: '/' })));
    expect(leaksIn(await said(['request', '--requests', '-', '.', ...flags, '-o', 'json'], asked))).toEqual([]);
    for (const url of partOf(urls, 4))
      expect(leaksIn(await said(['request', url, '.', ...flags, '-o', 'text', '-o', 'json']))).toEqual([]);
  },
);

test('reach', async () => {
  const formats = ['text', 'json', 'markdown', 'csv', 'mermaid', 'dot'].flatMap(format => ['-o', format]);
  expect(leaksIn(await said(['reach', '.', ...formats]))).toEqual([]);
  expect(leaksIn(await said(['reach', '.', '--exposure']))).toEqual([]);
  expect(leaksIn(await said(['reach', '.', '--from', 'internet', '--to', 'shop/web', '--explain']))).toEqual([]);
});
