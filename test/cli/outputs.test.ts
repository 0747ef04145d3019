import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './folder.js';
import { run } from './run.js';

const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

test.each([
  [['check', '-o', 'json=missing/x', 'a.yaml'], 'check: missing/x cannot be written (no such file or folder)'],
  [['check', '-o', 'json=.', 'a.yaml'], 'check: . cannot be written (it is a folder)'],
  [['check', '-o', 'json=a.yaml/x', 'a.yaml'], 'check: a.yaml/x cannot be written (a part of the path is no folder)'],
  [['check', '-o', 'json=', 'a.yaml'], 'check: json= names no file behind its ='],
  [['check', '-o', 'json=/dev/full', 'a.yaml'], 'check: /dev/full cannot be written (no space is left on the disk)'],
  [['reach', '-o', 'json=/dev/full', 'a.yaml'], 'reach: /dev/full cannot be written (no space is left on the disk)'],
  [['routes', '-o', 'json=missing/x', 'a.yaml'], 'routes: missing/x cannot be written (no such file or folder)'],
  [
    ['check', '--baseline', 'missing/x', '--update-baseline', 'a.yaml'],
    'check: missing/x cannot be written (no such file or folder)',
  ],
  [['check', '--baseline', '.', '--update-baseline', 'a.yaml'], 'check: . cannot be written (it is a folder)'],
  [['check', '--baseline', '.', 'a.yaml'], 'check: .: the baseline cannot be read (it is a folder)'],
  [['init', 'a.yaml'], 'init: a.yaml is no folder'],
])('a file that cannot be written is a wrong call: %j', async (argv, says) => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    const { code, err } = await run(argv, folder);
    expect(err.trimEnd().split('\n').pop()).toBe(`gatewright ${says}`);
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });
});

test('a target that cannot be written is told before anything is read or written', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'old.json'), 'old');
    const { code } = await run(['check', '-o', 'json=old.json', '-o', 'sarif=missing/x', '-'], folder, () => {
      throw new Error('standard input was read');
    });
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('old');
  });
});

test('a call that goes wrong later leaves the output and the baseline of the one before', async () => {
  await inFolder(async folder => {
    for (const file of ['old.json', 'known']) writeFileSync(join(folder, file), 'old');
    const argv = ['check', '-o', 'json=old.json', '--baseline', 'known', '--update-baseline'];
    expect((await run([...argv, 'missing.yaml'], folder)).code).toBe(2);
    for (const file of ['old.json', 'known']) expect(readFileSync(join(folder, file), 'utf8')).toBe('old');
  });
});

test.each(['json', 'markdown'])('reach writes a file as it prints: %s', async format => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    const printed = await run(['reach', '-o', format, 'a.yaml'], folder);
    await run(['reach', '-o', `${format}=out`, 'a.yaml'], folder);
    expect(existsSync(join(folder, 'out')) ? readFileSync(join(folder, 'out'), 'utf8') : undefined).toBe(printed.out);
    expect(printed.out).not.toBe('');
  });
});

test('the version tells what is known: controllers, Kubernetes, definitions', async () => {
  const { out, code } = await run(['--version', '-o', 'json'], '.');
  const { version, controllers, kubernetes, definitions, ...others } = JSON.parse(out) as Readonly<
    Record<string, unknown>
  >;
  expect([code, others]).toEqual([0, { apiVersion: 'gatewright.dev/v1', kind: 'Version' }]);
  expect(`${String(version)}\n`).toBe((await run(['-V'], '.')).out);
  expect(controllers).toEqual(
    ['ingress-nginx', 'traefik'].map(name => ({
      name,
      versions: expect.arrayContaining([expect.any(String)]),
    })),
  );
  expect(kubernetes).toContain('1.36');
  expect(definitions).toEqual(expect.arrayContaining([expect.stringMatching(/traefik/)]));
});

test('requests come by standard input as they come from a file, and faults name it', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    const requests = '- { scheme: http, host: a.test, path: / }\n';
    writeFileSync(join(folder, 'requests'), requests);
    const piped = await run(['request', '--requests', '-', 'a.yaml'], folder, requests);
    expect(piped).toEqual(await run(['request', '--requests', 'requests', 'a.yaml'], folder));
    expect(piped.out).toMatch(/^GET http:\/\/a\.test\/\n/);
    const wrong = await run(['request', '--requests', '-', 'a.yaml'], folder, requests.replace('http', 'ftp'));
    expect(wrong).toEqual({
      code: 2,
      out: '',
      err: 'gatewright request: <stdin>:1:13: 0.scheme wants http, https\n',
    });
  });
});

test('an answer that nobody can tell fails a strict call, and a table of rules says what a document says', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    expect((await run(['request', 'http://a.test/', 'a.yaml'], folder)).code).toBe(0);
    expect((await run(['request', '--strict', 'http://a.test/', 'a.yaml'], folder)).code).toBe(1);
    const { rules } = JSON.parse((await run(['rules', '-o', 'json'], folder)).out) as {
      rules: readonly Readonly<Record<'id' | 'severity' | 'category' | 'summary' | 'why' | 'fix', string>>[];
    };
    const lines = (await run(['rules'], folder)).out.trimEnd().split('\n');
    expect(lines.map(line => line.split(/ {2,}/))).toEqual(
      rules.map(({ id, severity, category, summary }) => [id, severity, category, summary]),
    );
    for (const { why, fix } of rules)
      expect([why, fix]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
  });
});

test('the time of each rule is told on standard error, in the order of the rules, those that judge findings last', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    const { out, err } = await run(['check', '--timing', '-q', 'a.yaml'], folder);
    const rules = (await run(['rules'], folder)).out
      .trimEnd()
      .split('\n')
      .map(line => line.split(' ')[0]);
    expect(out).toBe('');
    const lines = err.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^ *\d+\.\d ms {2}[a-z-]+$/);
    const last = ['placeholder-unfilled'];
    const inTurn = [...rules.filter(one => one !== undefined && !last.includes(one)), ...last];
    expect(lines.map(line => line.split(' ms  ')[1])).toEqual(inTurn);
  });
});

test('without a path the folder is meant, and a folder is a path like any other', async () => {
  await inFolder(async folder => {
    mkdirSync(join(folder, 'k8s'));
    writeFileSync(join(folder, 'k8s/a.yaml'), manifest);
    writeFileSync(join(folder, 'k8s/gatewright.yaml'), 'complete: true\n');
    expect(await run(['check'], join(folder, 'k8s'))).toEqual(await run(['check', '.'], join(folder, 'k8s')));
    expect((await run(['check'], join(folder, 'k8s'))).out).toBe(
      '0 errors, 0 warnings, 0 infos in 1 resource in 2 files (1 passed over)\n',
    );
  });
});

test('expectations that cannot be read, and a folder that cannot be made, are wrong calls', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), manifest);
    symlinkSync('gone', join(folder, 'expect.yaml'));
    writeFileSync(join(folder, 'gatewright.yaml'), 'expectations: [expect.yaml]\n');
    expect(await run(['test', 'a.yaml'], folder)).toEqual({
      code: 2,
      out: '',
      err: 'gatewright test: expect.yaml: the link cannot be followed (no such file or folder)\n',
    });
    expect(await run(['init', '--project', '--yes', 'a.yaml/new'], folder)).toEqual({
      code: 2,
      out: '',
      err: 'gatewright init: a.yaml/new/package.json cannot be written (a part of the path is no folder)\n',
    });
  });
});

test('a project is called as its folder is, as far as npm takes it', async () => {
  await inFolder(async folder => {
    for (const [name, called] of [
      ['My Shop_2', 'my-shop-2'],
      ['___', 'platform'],
    ] as const) {
      expect((await run(['init', '--project', '--yes', name], folder)).code).toBe(0);
      const { name: given } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { name: string };
      expect(given).toBe(called);
    }
  });
});
