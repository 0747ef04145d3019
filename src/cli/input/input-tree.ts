import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { attempt, errorCode } from '#files/attempt.js';
import { encoded } from '#files/decoding.js';
import type { FileTree } from '#kustomize/file/file-tree.js';
import type { Input } from './inputs.js';
import { inputOf, nothingThere } from './inputs.js';

/** The files that a build may read: those that were met already as they were read, others from the disk. */
export interface InputTree extends FileTree {
  /** The file as it was read; undefined where there is none. */
  readonly inputOf: (file: string) => Input | undefined;
}

/** Opens the files below a folder; each is read once. */
export function inputTree(inputs: readonly Input[], cwd: string): InputTree {
  const known = new Map<string, Input | undefined>(inputs.map(one => [resolve(cwd, one.file), one]));
  const find = (file: string): Input | undefined => {
    const path = resolve(cwd, file);
    if (!known.has(path)) known.set(path, isFile(path) ? inputOf(file, cwd) : undefined);
    return known.get(path);
  };
  return {
    inputOf: find,
    isFolder: path => isFolder(resolve(cwd, path)),
    read: file => {
      const input = find(file);
      if (!input) return undefined;
      const { text, encoding, replaced, fault } = input;
      if (text === undefined || encoding === undefined || replaced === undefined)
        return { fault: fault ?? 'the file cannot be read' };
      return { text, bytes: encoded({ text, encoding, replaced }) };
    },
  };
}

function isFile(path: string): boolean {
  const stats = attempt(() => statSync(path));
  return 'value' in stats ? stats.value.isFile() : !nothingThere.has(errorCode(stats.error) ?? '');
}

function isFolder(path: string): boolean {
  const stats = attempt(() => statSync(path));
  return 'value' in stats && stats.value.isDirectory();
}
