import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { parseManifest } from '#parse/manifests.js';
import type { Facts } from '#facts/facts.js';
import { rules } from '#rules/index.js';
import { run } from '../cli/run.js';
import { expectPage } from '../repo/page.js';

const root = join(__dirname, '../..');
const folderOf = (id: string): string => join(__dirname, id);

function foldersIn(path: string): readonly string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter(one => one.isDirectory()).map(one => one.name);
}

/** The example of a rule: a file; or a folder, where a kustomization is what it is about. */
function exampleOf(id: string, name: 'bad' | 'good'): string {
  return existsSync(join(folderOf(id), `${name}.yaml`)) ? `${name}.yaml` : name;
}

/** The files of an example with their names below it. */
function filesOf(id: string, example: string): readonly (readonly [string, string])[] {
  const path = join(folderOf(id), example);
  if (example.endsWith('.yaml')) return [[example, readFileSync(path, 'utf8')]];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => [`${example}/${name}`, readFileSync(join(path, name), 'utf8')]);
}

async function found(id: string, file: string): Promise<readonly Diagnostic[]> {
  const { out } = await run(['check', '-o', 'json', file], folderOf(id));
  return (JSON.parse(out) as { diagnostics: Diagnostic[] }).diagnostics;
}

test('ids are unique, in order, and say what is wrong with which subject', () => {
  const ids = rules.map(one => one.id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
});

test('each rule has its file, its examples and its page, and there are no others', () => {
  const ids = rules.map(one => one.id);
  const files = readdirSync(join(root, 'src/rules')).map(one => one.replace(/\.ts$/, ''));
  expect(files.filter(one => !['rule', 'index'].includes(one)).sort()).toEqual(ids);
  expect([...foldersIn(__dirname)].sort()).toEqual(ids);
  expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual(ids.map(id => `${id}.md`));
});

test('explain prints the pages as they stand', async () => {
  for (const { id } of rules) {
    const { out } = await run(['explain', id], root);
    expect(out).toBe(readFileSync(join(root, 'docs/rules', `${id}.md`), 'utf8'));
  }
});

describe.each(rules.map(one => [one.id, one] as const))('%s', (id, rule) => {
  test('finds its bad example', async () => {
    expect((await found(id, exampleOf(id, 'bad'))).map(one => one.rule)).toContain(id);
  });

  test('no rule finds anything in its good example', async () => {
    expect(
      (await found(id, exampleOf(id, 'good')))
        .filter(one => one.severity !== 'info' || one.rule === id)
        .map(one => `${one.rule}: ${one.message}`),
    ).toEqual([]);
  });

  test('reads each fact that it says it reads, and no other', () => {
    const parsed = filesOf(id, exampleOf(id, 'bad')).map(([file, text]) => parseManifest(file, text));
    const resources = parsed.flatMap(one => one.resources);
    const unreadable = parsed.flatMap(one => one.unreadable);
    const facts = factsOf({ resources, unreadable }, { ...defaultAnalysis, readCertificate });
    const touched = new Set<string>();
    const watched = new Proxy(facts, {
      get: (target, key) => {
        touched.add(String(key));
        return target[key as keyof Facts];
      },
    });
    if ('check' in rule) Array.from(rule.check(watched));
    else
      rule.review(
        rules.flatMap(one => ('check' in one ? [...one.check(facts)] : [])),
        watched,
      );
    expect([...touched].sort()).toEqual([...rule.reads].sort());
  });

  test('its page is what the rule and its bad example say', async () => {
    expectPage(join(root, 'docs/rules', `${id}.md`), await pageOf(rule));
  });
});

async function pageOf({ id, category, severity, summary, why, fix }: (typeof rules)[number]): Promise<string> {
  const bad = exampleOf(id, 'bad');
  const files = filesOf(id, bad);
  const command = ['check', '--only', id, '--quiet', bad];
  const { out } = await run(command, folderOf(id));
  return [
    `# ${id}`,
    '',
    `${summary} (${severity}, ${category})`,
    '',
    `**Why.** ${why}`,
    '',
    `**What to do.** ${fix}`,
    '',
    '## Example',
    '',
    ...files.flatMap(([file, text]) => [
      ...(files.length > 1 ? [`\`${file}\``, ''] : []),
      '```yaml',
      text.trimEnd(),
      '```',
      '',
    ]),
    '```console',
    `$ gatewright ${command.join(' ')}`,
    out.trimEnd(),
    '```',
    '',
  ].join('\n');
}
