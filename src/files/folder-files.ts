import type { Dirent } from 'node:fs';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faultWords } from './fault-words.js';
import { attempt, errorCode } from './attempt.js';
import type { ListedFile } from './listed-file.js';
import { noRegularFile, systemFolder } from './listed-file.js';
import { isSystemFolder } from './system-folder.js';

/** A kustomization may have a name without an extension. */
const extensions = /\.(ya?ml|json)$|^Kustomization$/i;
const skipped = new Set(['node_modules', '.git']);

/** The manifests below a folder, in the order of their names. A folder that a link leads back to is walked once; what cannot be opened is said, and the rest is walked. */
export function folderFiles(folder: string, cwd: string): readonly ListedFile[] {
  return inFolder(folder, cwd, new Set());
}

function inFolder(folder: string, cwd: string, seen: Set<string>): readonly ListedFile[] {
  const real = attempt(() => realpathSync(resolve(cwd, folder)));
  if ('error' in real) return [unlisted(folder, real.error)];
  if (seen.has(real.value)) return [];
  seen.add(real.value);
  if (isSystemFolder(real.value)) return [{ file: folder, passedOver: systemFolder }];
  const entries = attempt(() => readdirSync(real.value, { withFileTypes: true }));
  if ('error' in entries) return [unlisted(folder, entries.error)];
  return [...entries.value].sort(byName).flatMap(entry => {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? attempt(() => statSync(resolve(cwd, path))) : { value: entry };
    if ('error' in kind) return brokenLink(entry, path, kind.error);
    if (kind.value.isDirectory())
      return entry.name.startsWith('.') || skipped.has(entry.name) ? [] : inFolder(path, cwd, seen);
    if (!extensions.test(entry.name)) return [];
    return [kind.value.isFile() ? { file: path } : { file: path, passedOver: noRegularFile }];
  });
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}

/**
 * A link that leads nowhere is said where its name is a manifest's. The names that Emacs locks a file with are links to
 * nowhere by design. (Emacs 29, src/filelock.c: `.#name`)
 */
function brokenLink({ name }: Dirent, path: string, error: unknown): readonly ListedFile[] {
  const nowhere = ['ENOENT', 'ELOOP'].includes(errorCode(error) ?? '');
  if (nowhere && (!extensions.test(name) || name.startsWith('.#'))) return [];
  return [{ file: path, fault: `the link cannot be followed (${faultWords(error)})` }];
}

function unlisted(folder: string, error: unknown): ListedFile {
  return { file: folder, fault: `the folder cannot be listed (${faultWords(error)})` };
}
