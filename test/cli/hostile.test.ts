import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBeValidSarifLog } from '@microsoft/jest-sarif';
import { SaxesParser } from 'saxes';
import { main } from '#cli/main.js';
import { commands } from '#cli/commands/index.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { printed } from '#report/escaping/shown.js';
import { hostile, hostileFile, plantIn } from './hostile.js';
import { rendered } from './rendered.js';
import { run } from './run.js';
import { steeringIn } from './steering.js';

expect.extend({ toBeValidSarifLog });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  plantIn(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const web = 'default/Deployment/web';
const url = `http://a.example.com/${hostile}`;

/** Every command in every format, on manifests of a stranger. */
const answers: readonly (readonly string[])[] = [
  ...['text', 'json', 'sarif', 'junit', 'gitlab', 'markdown', 'policyreport'].map(format => [
    'check',
    '-o',
    format,
    'k8s',
  ]),
  ['check', '--explain', 'k8s'],
  ['check', '--strict', 'k8s', 'broken', 'twice'],
  ['check', '-o', 'text', '-o', 'json', '-o', 'markdown', '-o', 'junit', 'broken', 'twice'],
  ['check', '--fix-dry-run', 'k8s', 'twice'],
  ['routes', 'k8s', 'broken'],
  ['routes', '-o', 'json', 'k8s', 'broken'],
  ['routes', '--config', 'named/gatewright.yaml', 'k8s'],
  ['request', url, 'k8s', 'broken'],
  ['request', url, '-o', 'json', 'k8s'],
  [
    'request',
    'http://b.example.com/',
    'k8s',
    '--config',
    'named/gatewright.yaml',
    '--header',
    `X: ${hostile.replace(/\s+/g, ' ')}`,
  ],
  ['request', '--requests', 'requests.yaml', 'k8s'],
  ['request', '--requests', 'requests.yaml', '-o', 'json', 'k8s'],
  ...['mermaid', 'dot'].map(format => ['routes', '-o', format, 'k8s', 'broken']),
  ...['text', 'json', 'markdown', 'csv', 'mermaid', 'dot'].map(format => ['reach', '-o', format, 'k8s', 'broken']),
  ['reach', '--exposure', 'k8s'],
  ['reach', '--exposure', '-o', 'json', 'k8s'],
  ['reach', '--explain', '--from', '::1', '--to', `default/${hostile.replaceAll('/', '')}`, 'k8s'],
  ['reach', '--explain', '--from', 'internet', '--to', '=cmd/*', '-o', 'json', 'k8s'],
  ['reach', '--since', 'twice', 'k8s'],
  ['reach', '--since', 'twice', '-o', 'json', 'k8s'],
  ['test', '--config', 'test.gatewright.yaml', 'k8s', 'broken'],
  ['test', '--config', 'test.gatewright.yaml', '-o', 'json', 'k8s'],
  ...['text', 'yaml', 'json'].map(format => ['read', '-o', format, 'k8s', 'broken', 'twice']),
  ['read', '--defaulted', 'k8s'],
];

/** Calls that cannot be answered: each word of a call, and each of our own files, may come from a stranger too. */
const refusals: readonly (readonly string[])[] = [
  [hostile],
  ['check', hostileFile],
  ['check', `*${hostileFile}`],
  ['check', `--${hostile}`],
  ['check', '-o', hostile, 'k8s'],
  ['check', '--fail-on', hostile, 'k8s'],
  ['check', '--only', hostile, 'k8s'],
  ['check', '--controller', hostile, 'k8s'],
  ['check', '--baseline', hostile, 'k8s'],
  ['check', '--config', hostile, 'k8s'],
  ...['key', 'rule', 'crds'].map(one => ['check', '--config', `${one}/gatewright.yaml`, 'k8s']),
  ['reach', '--config', 'cni/gatewright.yaml', 'k8s'],
  ['reach', '--from', hostile, 'k8s'],
  ['reach', '--to', 'default/PWN##[x]\u202e', 'k8s'],
  ['reach', '--from', 'internet', '--to', web, '--port', hostile, 'k8s'],
  ['request', hostile, 'k8s'],
  ['request', 'http://a.example.com/', '-H', hostile.replaceAll(':', ''), 'k8s'],
  ['request', '--requests', hostile, 'k8s'],
  ['request', '--requests', 'requests-key.yaml', 'k8s'],
  ['test', '--config', 'expect-key.gatewright.yaml', 'k8s'],
  ['test', '--config', 'expect-end.gatewright.yaml', 'k8s'],
  ['schema', hostile],
  ['explain', hostile],
  ['completion', hostile],
];

describe('what a stranger wrote steers neither a terminal nor what keeps the log', () => {
  test.each([...answers, ...refusals].map(titled))('%s', async (_, argv) => {
    const { out, err } = await run(argv, folder);
    expect(steeringIn(withoutJoiners(out, argv))).toEqual([]);
    expect(steeringIn(err)).toEqual([]);
    expect(out + err).toContain('PWN');
  });

  test.each(refusals.map(titled))('one line tells each fault: %s', async (_, argv) => {
    const { err, code } = await run(argv, folder);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual(
      err
        .trimEnd()
        .split('\n')
        .filter(line => /^(gatewright|error: |[a-z./-]+:\d+:\d+: )/.test(line)),
    );
  });

  test('every command is among them', () => {
    const called = new Set([...answers, ...refusals].map(([name]) => name));
    const ours = ['init', 'rules'];
    expect(commands.map(one => one.name).filter(one => !called.has(one) && !ours.includes(one))).toEqual([]);
  });

  test('in colours as well', async () => {
    let out = '';
    await main(['check', 'k8s', 'broken', 'twice'], {
      out: text => (out += printed(text)),
      err: () => undefined,
      stdin: () => Buffer.alloc(0),
      cwd: folder,
      colour: true,
    });
    expect(out).toContain('\u001b[31m');
    // eslint-disable-next-line no-control-regex -- these are the colours
    expect(steeringIn(out.replace(/\u001b\[(?:1|2|22|31|33|34|39)m/g, ''))).toEqual([]);
  });

  test('a workflow command is one of ours, and all of it', async () => {
    const { out } = await run(['check', '-o', 'github', 'k8s', 'broken', 'twice'], folder);
    const commandsIn = out.trimEnd().split('\n');
    expect(commandsIn.length).toBeGreaterThan(10);
    for (const line of commandsIn) {
      expect(line).toMatch(/^::(error|warning|notice) file=[^,:]*(,\w+=[\w-]+)*::/);
      expect(steeringIn(line.slice(2))).toEqual([]);
    }
  });

  test('what is done is told of files with such names', async () => {
    const own = mkdtempSync(join(tmpdir(), 'gatewright-'));
    plantIn(own);
    const fixed = await run(['check', '--fix', 'k8s', 'twice'], own);
    const written = await run(['init', 'k8s'], own);
    rmSync(own, { recursive: true });
    expect(fixed.err).toContain('PWN');
    expect(steeringIn(fixed.err)).toEqual([]);
    expect(steeringIn(written.err)).toEqual([]);
  });
});

/** A call by words that a log may hold. */
function titled(argv: readonly string[]): readonly [string, readonly string[]] {
  return [argv.map(word => (/^[\w:./=@*-]*$/.test(word) ? word : '…')).join(' '), argv];
}

/** The word joiner is ours: it parts mentions and links in markdown. */
function withoutJoiners(out: string, argv: readonly string[]): string {
  return argv.includes('markdown') ? out.replaceAll('\u2060', '') : out;
}

describe('what machines read has the same value', () => {
  const named = (text: string): readonly unknown[] =>
    (JSON.parse(text) as { resources: { resource: { metadata: { name: string } } }[] }).resources.map(
      one => one.resource,
    );

  const diagnostics = async (paths: readonly string[]): Promise<readonly Diagnostic[]> =>
    (JSON.parse((await run(['check', '-o', 'json', ...paths], folder)).out) as { diagnostics: Diagnostic[] })
      .diagnostics;

  test('JSON gives the name as the manifest has it', async () => {
    const { out } = await run(['read', '-o', 'json', 'k8s'], folder);
    expect(named(out)).toContainEqual(expect.objectContaining({ metadata: { name: hostile } }));
  });

  test('YAML is read back as the same resources', async () => {
    const { out } = await run(['read', 'k8s'], folder);
    const again = await run(['read', '-o', 'json', '-'], folder, out);
    expect(named(again.out)).toEqual(named((await run(['read', '-o', 'json', 'k8s'], folder)).out));
  });

  test('SARIF and GitLab give the messages of JSON', async () => {
    const all = await diagnostics(['k8s']);
    const sarif = JSON.parse((await run(['check', '-o', 'sarif', 'k8s'], folder)).out) as {
      runs: [{ results: { message: { text: string } }[] }];
    };
    const gitlab = JSON.parse((await run(['check', '-o', 'gitlab', 'k8s'], folder)).out) as {
      description: string;
      location: { path: string };
    }[];
    expect(all.length).toBeGreaterThan(5);
    expect(sarif.runs[0].results.map(one => one.message.text)).toEqual(all.map(one => one.message));
    expect(gitlab.map(one => one.description)).toEqual(all.filter(one => !one.suppressed).map(one => one.message));
    expect(gitlab.map(one => one.location.path)).toContain(`k8s/${hostileFile}`);
  });

  test('SARIF is what its schema says', async () => {
    for (const paths of [['k8s'], ['k8s', 'broken', 'twice']]) {
      const { out } = await run(['check', '-o', 'sarif', ...paths], folder);
      expect(JSON.parse(out)).toBeValidSarifLog();
    }
    expect({ version: '2.1.0', runs: [{ results: [{ message: 'text' }] }] }).not.toBeValidSarifLog();
  });

  test('JUnit is XML, with a failure or a skipped test for each diagnostic', async () => {
    const { out } = await run(['check', '-o', 'junit', 'k8s', 'broken', 'twice'], folder);
    const all = await diagnostics(['k8s', 'broken', 'twice']);
    const elements: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', error => {
      throw error;
    });
    parser.on('opentag', ({ name }) => elements.push(name));
    parser.write(out).close();
    expect([...new Set(elements)].sort()).toEqual(['failure', 'skipped', 'testcase', 'testsuite', 'testsuites']);
    expect(elements.filter(one => one === 'testcase')).toHaveLength(all.length);
  });

  test('CSV has its rows and columns, and no formula', async () => {
    const { out } = await run(['reach', '-o', 'csv', 'k8s'], folder);
    const rows = out.trimEnd().split('\n').map(fieldsOf);
    expect(rows.length).toBeGreaterThan(4);
    expect(new Set(rows.map(row => row.length))).toEqual(new Set([rows[0]?.length]));
    expect(rows.flat().filter(field => /^\s*[=+@-]/.test(field))).toEqual([]);
    expect(rows.flat().some(field => field.startsWith("'=cmd/Pod/=1+1"))).toBe(true);
  });
});

/** The fields of a line as RFC 4180 has it. */
function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('markdown is a table of text, whoever renders it', () => {
  const calls = [
    ['check', '-o', 'markdown', 'k8s', 'broken', 'twice'],
    ['reach', '-o', 'markdown', 'k8s'],
  ];
  const pages = async () => {
    const texts = await Promise.all(calls.map(async argv => (await run(argv, folder)).out));
    const html = rendered(texts);
    return texts.flatMap((text, at) =>
      (['micromark', 'marked'] as const).map(by => ({ by, text, html: html[at]?.[by] ?? '' })),
    );
  };

  test('it has no elements but those of a table, and no link', async () => {
    for (const { by, html } of await pages()) {
      const elements = [...new Set([...html.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, element]) => element))];
      const ours = ['p', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code'];
      expect([by, ...elements.filter(one => !ours.includes(one ?? ''))]).toEqual([by]);
    }
  });

  test('it keeps its rows and columns', async () => {
    for (const { by, text, html } of await pages()) {
      const rows = html.split('<tr>').slice(1);
      const columns = rows.map(row => [...row.matchAll(/<t[hd][ >]/g)].length);
      expect([by, rows.length]).toEqual([by, text.split('\n').filter(line => line.startsWith('|')).length - 1]);
      expect([by, ...new Set(columns)]).toEqual([by, columns[0]]);
    }
  });

  test('its text mentions nobody and refers to nothing', async () => {
    for (const { by, html } of await pages()) {
      const text = html
        .replace(/<code>.*?<\/code>/gs, '')
        .replace(/<[^>]*>/g, '\n')
        .replace(/&#(\d+);|&\w+;/g, ' ');
      expect(text).toContain('PWN');
      expect([by, ...(text.match(/@[\w-]+|#\d+|\bGH-\d+|\w+:\/\/|www\.|![0-9]+/gi) ?? [])]).toEqual([by]);
    }
  });
});
