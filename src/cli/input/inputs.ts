import { lstatSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import { attempt, errorCode } from '#files/attempt.js';
import type { Decoded } from '#files/decoding.js';
import { decoded } from '#files/decoding.js';
import type { ListedFile } from '#files/listed-file.js';
import { globFiles } from './glob-files.js';
import type { Streams } from '../contract/streams.js';
import { folderFiles } from '#files/folder-files.js';

/** A file of the input: its path as the user named it, and its text or why it cannot be read. */
export interface Input extends Partial<Decoded> {
  readonly file: string;
  readonly fault?: string;
}

/** What given paths hold. */
export interface Inputs {
  readonly inputs: readonly Input[];
  /** What was met and is no manifest, with why. */
  readonly passedOver: readonly { readonly file: string; readonly because: string }[];
  /** The paths, by their index, at which there is nothing. */
  readonly absent: readonly { readonly index: number; readonly says: string }[];
}

/** The files of the given paths: files, folders (walked), globs, `-` for standard input. Each file once, in the order given. */
export function inputsOf(paths: readonly string[], exclude: readonly string[], streams: Streams): Inputs {
  const { cwd } = streams;
  const excluded = new Set(
    exclude.flatMap(glob => globFiles(glob, cwd, { dot: true })).map(({ file }) => real(file, cwd)),
  );
  const isExcluded = (file: string): boolean => excluded.size > 0 && file !== '-' && excluded.has(real(file, cwd));
  const met = paths.map(path => (path === '-' ? { found: [{ file: '-' }] } : metAt(path, cwd)));
  const seen = new Set<string>();
  const found = met
    .flatMap(one => one.found ?? [])
    .filter(({ file }) => {
      const key = file === '-' ? file : resolve(cwd, file);
      const fresh = !seen.has(key) && !isExcluded(file);
      seen.add(key);
      return fresh;
    });
  return {
    inputs: found.flatMap(one => (one.passedOver === undefined ? [inputAt(one, streams)] : [])),
    passedOver: found.flatMap(({ file, passedOver }) =>
      passedOver === undefined ? [] : [{ file, because: passedOver }],
    ),
    absent: met.flatMap(({ absent }, index) => (absent === undefined ? [] : [{ index, says: absent }])),
  };
}

/** A file by any of its names. */
function real(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  const found = attempt(() => realpathSync(path));
  return 'value' in found ? found.value : path;
}

function metAt(path: string, cwd: string): { readonly found?: readonly ListedFile[]; readonly absent?: string } {
  const stats = attempt(() => statSync(resolve(cwd, path)));
  if ('value' in stats) return { found: stats.value.isDirectory() ? folderFiles(path, cwd) : [{ file: path }] };
  const link = attempt(() => lstatSync(resolve(cwd, path)));
  if ('value' in link)
    return { found: [{ file: path, fault: `the link cannot be followed (${faultWords(stats.error)})` }] };
  // Something may have the name, behind a folder that is closed to us.
  if (!nothingThere.has(errorCode(link.error) ?? ''))
    return { found: [{ file: path, fault: `the file cannot be read (${faultWords(link.error)})` }] };
  if (!isDynamicPattern(path)) return { absent: `${path} is neither a file nor a folder` };
  const found = globFiles(path, cwd, { dot: false });
  return found.length > 0 ? { found } : { absent: `no file matches ${path}` };
}

/** What the system says where there is nothing of a name. */
export const nothingThere = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

function inputAt({ file, fault }: ListedFile, streams: Streams): Input {
  if (fault !== undefined) return { file, fault };
  return file === '-' ? { file: '<stdin>', ...decoded(streams.stdin()) } : inputOf(file, streams.cwd);
}

/** A file as it is read, or why it cannot be. */
export function inputOf(file: string, cwd: string): Input {
  const read = attempt(() => boundedBytes(resolve(cwd, file)));
  if ('value' in read) return { file, ...decoded(read.value) };
  return { file, fault: `the file cannot be read (${faultWords(read.error)})` };
}
