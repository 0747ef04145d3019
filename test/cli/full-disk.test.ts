import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './folder.js';
import { run } from './run.js';

const configMap = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata:\n  workers: 5\n---\n`;
const manifest = Array.from({ length: 400 }, (_, at) => configMap(`c${at}`)).join('');

/** Does something in a file system of 256 KB; undefined where none may be mounted (then a writer that fails stands for it: test/files). */
async function onSmallDisk<Result>(act: (folder: string) => Promise<Result>): Promise<Result | undefined> {
  return inFolder(async folder => {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]).status !== 0) return undefined;
    try {
      return await act(folder);
    } finally {
      spawnSync('umount', [folder]);
    }
  });
}

function fill(folder: string): void {
  for (let at = 0; ; at++) {
    try {
      writeFileSync(join(folder, `fill-${at}`), Buffer.alloc(at < 40 ? 4096 : 1));
    } catch {
      return;
    }
  }
}

test.each([
  ['--fix', ['check', '-q', '--fix', 'x.yaml'], 'x.yaml'],
  ['--update-baseline', ['check', '-q', '--baseline', 'known.json', '--update-baseline', 'x.yaml'], 'known.json'],
  ['-o json=FILE', ['check', '-q', '-o', 'json=report.json', 'x.yaml'], 'report.json'],
])('on a full disk %s leaves the old content whole, and says why', async (_, argv, file) => {
  await onSmallDisk(async folder => {
    writeFileSync(join(folder, 'x.yaml'), manifest);
    writeFileSync(join(folder, 'known.json'), '{ "findings": [] }');
    writeFileSync(join(folder, 'report.json'), '{ "old": true }');
    fill(folder);
    const before = readFileSync(join(folder, file), 'utf8');
    const { code, err } = await run(argv, folder);
    expect(err).toContain('no space is left on the disk');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(before);
    expect(readdirSync(folder).filter(one => one.startsWith('.gatewright'))).toEqual([]);
  });
});
