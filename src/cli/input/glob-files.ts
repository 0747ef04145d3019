import type { Dirent } from 'node:fs';
import { readdirSync, realpathSync, Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GlobOptions } from 'tinyglobby';
import { globSync } from 'tinyglobby';
import { faultWords } from '#files/fault-words.js';
import { attempt, errorCode } from '#files/attempt.js';
import type { ListedFile } from '#files/listed-file.js';
import { noRegularFile, systemFolder } from '#files/listed-file.js';
import { isSystemFolder } from '#files/system-folder.js';

/** The files that a glob matches, sorted. Like the walk of a folder: each real folder once, none of the system's own, and what cannot be listed is said. */
export function globFiles(glob: string, cwd: string, { dot }: { readonly dot: boolean }): readonly ListedFile[] {
  const said: ListedFile[] = [];
  const files = globSync(glob, {
    cwd,
    dot,
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
    fs: { readdirSync: lister(said), statSync: followed, realpathSync: real } as unknown as NonNullable<
      GlobOptions['fs']
    >, // the overloads that the walk calls
  });
  return [...files.sort().map(file => foundAt(file, cwd)), ...said];
}

/** Lists folders for the walk of the glob, and takes down which it could not or would not list. */
function lister(said: ListedFile[]): (path: string) => readonly Dirent[] {
  const seen = new Set<string>();
  return path => {
    const folder = attempt(() => realpathSync(path));
    if ('value' in folder && seen.has(folder.value)) return [];
    if ('value' in folder && isSystemFolder(folder.value)) {
      said.push({ file: path, passedOver: systemFolder });
      return [];
    }
    if ('value' in folder) seen.add(folder.value);
    const entries = attempt(() => readdirSync(path, { withFileTypes: true }));
    if ('value' in entries) return entries.value;
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(entries.error) ?? ''))
      said.push({ file: path, fault: `the folder cannot be listed (${faultWords(entries.error)})` });
    return [];
  };
}

/** A link that cannot be followed counts as a file: where the glob matches it, reading it tells why. */
function followed(path: string): Stats {
  const stats = attempt(() => statSync(path));
  return 'value' in stats ? stats.value : Object.assign(new Stats(), { isDirectory: () => false, isFile: () => true });
}

function real(path: string): string {
  const found = attempt(() => realpathSync(path));
  return 'value' in found ? found.value : path;
}

function foundAt(file: string, cwd: string): ListedFile {
  const stats = attempt(() => statSync(resolve(cwd, file)));
  return 'value' in stats && !stats.value.isFile() ? { file, passedOver: noRegularFile } : { file };
}
