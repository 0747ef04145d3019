import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Decoded } from './decoding.js';
import { decoded } from './decoding.js';
import { UsageError } from './exit.js';
import type { Streams } from './streams.js';

/** A file of the input: its path as the user named it, and its text or why it cannot be read. */
export interface Input extends Partial<Decoded> {
  readonly file: string;
  readonly fault?: string;
}

const extensions = /\.(ya?ml|json)$/i;
const skipped = new Set(['node_modules', '.git']);

/** The files of the given paths: files, folders (walked), globs, `-` for standard input. Each file once, in the order given. */
export function inputsOf(paths: readonly string[], exclude: readonly string[], streams: Streams): readonly Input[] {
  const excluded = new Set(exclude.flatMap(glob => globSync(glob, { cwd: streams.cwd, dot: true, absolute: true })));
  const seen = new Set<string>();
  return paths
    .flatMap(path => (path === '-' ? ['-'] : filesOf(path, streams.cwd)))
    .filter(file => {
      const key = file === '-' ? file : resolve(streams.cwd, file);
      const fresh = !seen.has(key) && !excluded.has(key);
      seen.add(key);
      return fresh;
    })
    .map(file => (file === '-' ? { file: '<stdin>', ...decoded(streams.stdin()) } : inputOf(file, streams.cwd)));
}

function filesOf(path: string, cwd: string): readonly string[] {
  const stat = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (stat?.isDirectory()) return walked(path, cwd, new Set());
  if (stat) return [path];
  if (isDynamicPattern(path)) {
    const found = globSync(path, { cwd, dot: false, ignore: ['**/node_modules/**'], expandDirectories: false }).sort();
    if (found.length > 0) return found;
    throw new UsageError(`no file matches ${path}`);
  }
  throw new UsageError(`${path} is neither a file nor a folder`);
}

/** Folders in the order of their names; a folder that a link leads back to is walked once. */
function walked(folder: string, cwd: string, seen: Set<string>): readonly string[] {
  const real = realpathSync(resolve(cwd, folder));
  if (seen.has(real)) return [];
  seen.add(real);
  const entries = readdirSync(real, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? statSync(resolve(cwd, path), { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory())
      return entry.name.startsWith('.') || skipped.has(entry.name) ? [] : walked(path, cwd, seen);
    return kind?.isFile() && extensions.test(entry.name) ? [path] : [];
  });
}

function inputOf(file: string, cwd: string): Input {
  try {
    return { file, ...decoded(readFileSync(resolve(cwd, file))) };
  } catch (error) {
    return { file, fault: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
