import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partOf } from '../runs.js';
import { run } from './run.js';

const named = join(__dirname, 'document-order');
const rules = join(__dirname, '../rules');

/** Manifests by name: those whose order once showed, and what each rule (beside the laws: every sixth) finds at fault. */
const manifests: readonly (readonly [string, string])[] = [
  ...readdirSync(named).map(file => [file, join(named, file)] as const),
  ...partOf(readdirSync(rules).sort(), 6).map(id => [id, join(rules, id, 'bad.yaml')] as const),
].filter(([, path]) => existsSync(path));

test.each(manifests)('the order of documents and files shows in no answer: %s', async (_, path) => {
  const documents = readFileSync(path, 'utf8').split(/^---.*\n/m);
  const forwards = await answersTo({ 'all.yaml': documents.join('---\n') });
  const backwards = await answersTo({ 'all.yaml': documents.toReversed().join('---\n') });
  const eachAlone = await answersTo(
    Object.fromEntries(documents.map((text, at) => [`${String(documents.length - at).padStart(3, '0')}.yaml`, text])),
  );
  expect(backwards).toEqual(forwards);
  expect(eachAlone).toEqual(forwards);
});

type Answers = Readonly<Record<string, unknown>>;

/** What each command says of files, without places; diagnostics, which stand in the order of places, by their fingerprints. */
async function answersTo(files: Readonly<Record<string, string>>): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const answer = async (...argv: readonly string[]): Promise<string> => (await run([...argv, '.'], folder)).out;
    return {
      check: diagnosticsIn(await answer('check', '-o', 'json')),
      routes: withoutPlaces(await answer('routes', '-o', 'json', '-o', 'text')),
      request: withoutPlaces(await answer('request', 'https://shop.example.com/', '-o', 'json')),
      reach: withoutPlaces(await answer('reach', '--exposure', '-o', 'json')),
      reachShown: await answer('reach', '--exposure', '-o', 'text', '-o', 'markdown', '-o', 'csv', '-o', 'mermaid'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutPlaces(text: string): string {
  return text.replace(/\w+\.yaml:\d+/g, 'PLACE').replace(/"at":\s*\{[^{}]*\}/g, '"at": "PLACE"');
}

function diagnosticsIn(text: string): readonly string[] {
  const { diagnostics } = JSON.parse(text) as { diagnostics: readonly Readonly<Record<string, unknown>>[] };
  return diagnostics
    .map(({ fingerprint, rule, severity, subject, path, message }) =>
      JSON.stringify({ fingerprint, rule, severity, subject, path, message }),
    )
    .sort();
}
