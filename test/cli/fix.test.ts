import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { inFolder } from './folder.js';
import { run } from './run.js';

const mendable = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: 5\n';
const mended = mendable.replace('5', "'5'");
/** With a fault that no fix is offered for. */
const broken = `${mendable}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\nbinaryData: 5\n`;

const files = ['a.yaml', 'b.yaml', 'c.yaml'];
const contentsOf = (folder: string): readonly string[] => files.map(file => readFileSync(join(folder, file), 'utf8'));
const write = (folder: string): void => {
  for (const file of files) writeFileSync(join(folder, file), mendable);
};

test('once all is mended the call is clean, and a second one changes nothing', async () => {
  await inFolder(async folder => {
    write(folder);
    expect(await run(['check', '--fix', '.'], folder)).toEqual({
      code: 0,
      out: '0 errors, 0 warnings, 0 infos in 3 resources in 3 files\n',
      err: 'a.yaml: 1 change\nb.yaml: 1 change\nc.yaml: 1 change\n',
    });
    expect(contentsOf(folder)).toEqual(Array(3).fill(mended));
    expect((await run(['check', '--fix', '.'], folder)).err).toBe('');
    expect(readdirSync(folder)).toEqual(files);
  });
});

test('what is left is reported with its place in the mended file, and counts', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), broken.replace('  a: 5', '  a: 5\n  b: 6'));
    const { code, out } = await run(['check', '--fix', '-o', 'json', 'a.yaml'], folder);
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    expect(diagnostics.map(one => `${one.at.line} ${one.rule}`)).toEqual(['11 api-type-wrong']);
    expect(code).toBe(1);
  });
});

test('what is let pass is not mended either', async () => {
  await inFolder(async folder => {
    write(folder);
    writeFileSync(
      join(folder, 'gatewright.yaml'),
      'ignore: [{ rule: api-type-wrong, path: b.yaml, reason: rendered elsewhere }]\n',
    );
    const { code, err } = await run(['check', '--fix', '.'], folder);
    expect({ code, err }).toEqual({ code: 0, err: 'a.yaml: 1 change\nc.yaml: 1 change\n' });
    expect(contentsOf(folder)).toEqual([mended, mendable, mended]);
  });
});

test('a dry run prints the changes and makes none, whatever else is asked', async () => {
  await inFolder(async folder => {
    write(folder);
    const { code, out } = await run(['check', '--fix', '--fix-dry-run', 'a.yaml'], folder);
    expect(out).toContain("+  a: '5'");
    expect(code).toBe(1);
    const both = await run(['check', '--fix-dry-run', '--baseline', 'known', '--update-baseline', '.'], folder);
    expect(both).toMatchObject({
      code: 2,
      err: 'gatewright check: --fix-dry-run writes nothing; update the baseline in a call of its own\n',
    });
    expect(contentsOf(folder)).toEqual(Array(3).fill(mendable));
    expect(readdirSync(folder)).toEqual(files);
  });
});

test('a file that cannot be written is said, does not stop the others, and counts as a target that cannot be written', async () => {
  await inFolder(async folder => {
    write(folder);
    const { err, code } = await withReadOnly(folder, 'b.yaml', () => run(['check', '--fix', '.'], folder));
    expect(err).toBe('a.yaml: 1 change\nb.yaml cannot be written (permission denied)\nc.yaml: 1 change\n');
    expect(code).toBe(2);
    expect(contentsOf(folder)).toEqual([mended, mendable, mended]);
  });
});

test('a file that changed or vanished since it was read is left alone', async () => {
  await inFolder(async folder => {
    write(folder);
    const meanwhile = (): void => {
      writeFileSync(join(folder, 'a.yaml'), `# new\n${mendable}`);
      rmSync(join(folder, 'b.yaml'));
    };
    const { out, err, code } = await run(['check', '--fix', 'a.yaml', 'b.yaml', '-', 'c.yaml'], folder, () => {
      meanwhile();
      return Buffer.from(mendable);
    });
    expect(err.split('\n').slice(0, -1).sort()).toEqual([
      '<stdin> cannot be changed; --fix-dry-run prints the changes',
      'a.yaml changed since it was read and is left alone',
      'b.yaml cannot be read any more (no such file or folder)',
      'c.yaml: 1 change',
    ]);
    expect(code).toBe(3);
    expect(out).toContain('a.yaml:6:6: error: data.a wants a string');
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(`# new\n${mendable}`);
  });
});

test('a fix is made in the file that a link leads to', async () => {
  await inFolder(async folder => {
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'shared/a.yaml'), mendable);
    chmodSync(join(folder, 'shared/a.yaml'), 0o640);
    symlinkSync('shared/a.yaml', join(folder, 'a.yaml'));
    await run(['check', '--fix', 'a.yaml'], folder);
    expect(lstatSync(join(folder, 'a.yaml')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'shared/a.yaml')).mode & 0o7777).toBe(0o640);
    expect(readFileSync(join(folder, 'shared/a.yaml'), 'utf8')).toBe(mended);
  });
});

test('a file by two names is mended once, and read anew by both', async () => {
  await inFolder(async folder => {
    write(folder);
    rmSync(join(folder, 'b.yaml'));
    symlinkSync('a.yaml', join(folder, 'b.yaml'));
    const { out, code } = await run(['check', '--fix', '.'], folder);
    expect(out).toBe('0 errors, 0 warnings, 0 infos in 3 resources in 3 files\n');
    expect(code).toBe(0);
    expect(contentsOf(folder)).toEqual(Array(3).fill(mended));
  });
});

test('what two clusters share is mended once', async () => {
  await inFolder(async folder => {
    const twice = ['check', '--fix', '--each', 'a.yaml', 'a.yaml'];
    write(folder);
    expect((await run(twice, folder)).err).toBe('a.yaml: 1 change\n');
    expect(contentsOf(folder)[0]).toBe(mended);
  });
});

test('a baseline that is written with --fix holds what is left', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), broken);
    const { code, out } = await run(['check', '--fix', '--baseline', 'known', '--update-baseline', 'a.yaml'], folder);
    expect(out).toBe('0 errors, 0 warnings, 0 infos in 2 resources in 1 file (1 suppressed)\n');
    expect(code).toBe(0);
    const { findings } = JSON.parse(readFileSync(join(folder, 'known'), 'utf8')) as { findings: Diagnostic[] };
    expect(findings.map(one => one.subject?.name)).toEqual(['b']);
    expect((await run(['check', '--baseline', 'known', 'a.yaml'], folder)).code).toBe(0);
  });
});

/** Makes a file one that the user may not write: root, who may, is another user for the while. */
async function withReadOnly<Result>(folder: string, file: string, act: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o777);
  for (const one of files) chmodSync(join(folder, one), one === file ? 0o444 : 0o666);
  await run(['check', '--fix-dry-run', '.'], folder); // so that all modules are loaded
  if (isRoot) process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
