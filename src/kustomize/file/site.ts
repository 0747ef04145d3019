import type { BuildNote } from '#model/findings/build-note.js';
import type { Unreadable } from '#model/unreadable.js';
import type { FileContent, FileTree } from './file-tree.js';
import type { Source } from '../tree/node.js';

/** Where a build takes place: the files that it may read, and who takes down what is noticed. */
export interface Site {
  readonly files: FileTree;
  readonly noted: (note: BuildNote) => void;
  readonly unread: (unreadable: Unreadable) => void;
}

/** Reads a file that a field names; what is not there is noted, and so is what is fetched from elsewhere. */
export function namedFile(site: Site, file: string, { field, from }: Named): FileContent | undefined {
  const read = site.files.read(file);
  const at = from.locate(from.path, 'value');
  if (read === undefined) site.noted({ kind: 'file-missing', at, field, path: file });
  else if ('fault' in read) site.noted({ kind: 'file-unread', at, path: file, because: read.fault });
  else return read;
  return undefined;
}

/** The field that names something. */
export interface Named {
  readonly field: string;
  readonly from: Source;
}
