import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
