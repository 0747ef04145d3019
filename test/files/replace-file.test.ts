import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalOf, replaceFile, replaceFileByPieces } from '#files/replace-file.js';

let folder: string;
const root = join(__dirname, '../..');
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a file is made, or made anew, and nothing is left beside it', () => {
  const path = join(folder, 'a.yaml');
  expect(replaceFile(path, 'ä')).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('ä');
  expect(replaceFile(path, Buffer.from([0xff, 0]))).toBeUndefined();
  expect([...readFileSync(path)]).toEqual([0xff, 0]);
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test('a new file has the mode that the umask leaves, an old one keeps its own', () => {
  const [fresh, old] = [join(folder, 'new'), join(folder, 'old')];
  const umask = process.umask(0o027);
  replaceFile(fresh, 'x');
  process.umask(umask);
  expect(statSync(fresh).mode & 0o777).toBe(0o640);
  for (const mode of [0o600, 0o755, 0o664]) {
    writeFileSync(old, '');
    chmodSync(old, mode);
    expect(replaceFile(old, 'x')).toBeUndefined();
    expect(statSync(old).mode & 0o7777).toBe(mode);
  }
});

test('an old file keeps its owner and group where that is permitted', () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  const { uid, gid } = isRoot ? { uid: 1234, gid: 4321 } : statSync(path);
  chownSync(path, uid, gid);
  expect(replaceFile(path, 'new')).toBeUndefined();
  expect(statSync(path)).toMatchObject({ uid, gid });
});

test('links are followed to what they lead to in the end, also where that is yet to be made', () => {
  mkdirSync(join(folder, 'real'));
  symlinkSync('real', join(folder, 'shown'));
  symlinkSync('../a', join(folder, 'real/b'));
  symlinkSync('shown/b', join(folder, 'c'));
  for (const content of ['first', 'second']) {
    expect(replaceFile(join(folder, 'c'), content)).toBeUndefined();
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe(content);
  }
  expect(lstatSync(join(folder, 'c')).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(folder, 'real/b')).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(folder, 'a')).isFile()).toBe(true);
});

test.each([
  ['missing/a', 'no such file or folder'],
  ['.', 'it is a folder'],
  ['file/a', 'a part of the path is no folder'],
  ['loop', 'its links lead back to themselves'],
  ['a\0b', 'the path holds a NUL'],
])('what cannot be written is told in words, before and when it is tried: %#', (name, words) => {
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('loop', join(folder, 'loop'));
  expect(refusalOf(`${folder}/${name}`)).toBe(words);
  expect(replaceFile(`${folder}/${name}`, 'x')).toBe(words);
  expect(readdirSync(folder).sort()).toEqual(['file', 'loop']);
});

test('what can be written is not changed by asking', () => {
  writeFileSync(join(folder, 'old'), 'old');
  expect([refusalOf(join(folder, 'old')), refusalOf(join(folder, 'new')), refusalOf('/dev/full')]).toEqual(
    Array(3).fill(undefined),
  );
  expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['old']);
});

test('a file that is read-only is not replaced, though its folder would let it', () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  chmodSync(path, 0o444);
  chmodSync(folder, 0o777);
  const [refusal, fault] = asOther(() => [refusalOf(path), replaceFile(path, 'new')]);
  expect([refusal, fault]).toEqual(['permission denied', 'permission denied']);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('of a file that belongs to another, who may write it becomes the owner and takes none of its rights over', () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  chmodSync(path, 0o4766);
  chmodSync(folder, 0o777);
  expect(asOther(() => replaceFile(path, 'new'))).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o7777).toBe(isRoot ? 0o766 : 0o4766);
});

test('an error in making a piece leaves the old file, and is thrown on', () => {
  const path = join(folder, 'a');
  writeFileSync(path, 'old');
  const pieces = function* () {
    yield 'new';
    throw new RangeError('no more');
  };
  expect(() => replaceFileByPieces(path, pieces())).toThrow('no more');
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('a device is written to as it is', () => {
  expect(replaceFile('/dev/full', 'x')).toBe('no space is left on the disk');
  expect(replaceFile('/dev/null', 'x')).toBeUndefined();
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

describe('in a process of its own', () => {
  let script: string;
  beforeAll(() => {
    script = join(mkdtempSync(join(tmpdir(), 'gatewright-')), 'replace.cjs');
    const build = `require('esbuild').buildSync({ entryPoints: ['src/files/replace-file.ts'], bundle: true, platform: 'node', outfile: ${JSON.stringify(script)} })`;
    execFileSync(process.execPath, ['-e', build], { cwd: root });
  });
  afterAll(() => {
    rmSync(join(script, '..'), { recursive: true, force: true });
  });

  /** Runs a line of JavaScript with `replaceFile` behind some lines of shell. */
  function ran(shell: string, line: string): { readonly out: string; readonly ended: number | string | null } {
    const program = `const { replaceFile, replaceFileByPieces } = require(${JSON.stringify(script)}); ${line}`;
    const { stdout, status, signal } = spawnSync(
      'bash',
      ['-c', `${shell}\nexec "$0" -e "$1"`, process.execPath, program],
      { cwd: folder, encoding: 'utf8' },
    );
    return { out: stdout, ended: signal ?? status };
  }

  test('where the disk takes no more, the old file stands and nothing stands beside it', () => {
    writeFileSync(join(folder, 'a'), 'old');
    const line = `console.log(replaceFile('a', 'x'.repeat(100_000)))`;
    expect(ran("ulimit -f 16; trap '' XFSZ", line).out).toBe('it is larger than the system permits\n');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('where the process is killed as it writes, the old file stands', () => {
    writeFileSync(join(folder, 'a'), 'old');
    const line = `replaceFileByPieces('a', (function* () { yield 'new'; process.kill(process.pid, 'SIGKILL'); })())`;
    expect(ran('', line).ended).toBe('SIGKILL');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('standard output by its name keeps its order with what else is printed, and its file', () => {
    const line = `const { writeSync } = require('node:fs'); writeSync(1, 'one '); replaceFile('/dev/stdout', 'two '); writeSync(1, 'three')`;
    expect(ran('', line).out).toBe('one two three');
    ran('exec > file', line);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('one two three');
  });

  test('a named pipe is written to, and stays one', () => {
    const { out } = ran('mkfifo pipe; cat pipe &', `replaceFile('pipe', 'through')`);
    expect(out).toBe('through');
    expect(existsSync(join(folder, 'pipe')) && statSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  });
});

/** Does something as a user who is not root: root may write all. */
function asOther<Result>(act: () => Result): Result {
  if (!isRoot) return act();
  process.seteuid?.(nobody);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}
