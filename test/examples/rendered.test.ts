import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn, manifests } from './files.js';

const examples = join(__dirname, '../../examples');
const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));

beforeAll(async () => {
  process.env['CDK8S_OUTDIR'] = outdir;
  for (const name of readdirSync(examples).sort()) await import(join(examples, name, 'main.ts'));
});

afterAll(() => {
  rmSync(outdir, { recursive: true });
});

test('the committed manifests are what the examples render, byte for byte', () => {
  const written = /\.(yaml|config)$/;
  expect(filesIn(manifests, written)).toEqual(filesIn(outdir, written));
});

test('each example has a folder for each controller', () => {
  expect(readdirSync(manifests).sort()).toEqual(readdirSync(outdir).sort());
});
