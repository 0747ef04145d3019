import type { Stats } from 'node:fs';
import { closeSync, lstatSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What a path leads to, for who wants to write there. */
export type Place =
  /** A descriptor of this process, such as its standard output: it knows how far it is written. */
  | { readonly kind: 'open'; readonly descriptor: number }
  /** A device, a pipe, what another process has open, or a folder: nothing can take its place. */
  | { readonly kind: 'stream'; readonly path: string }
  /** A file that is there or is to be made, with no link left to follow. */
  | { readonly kind: 'file'; readonly path: string; readonly old?: Stats };

/** Finds the place of a path. Throws what the system says where there can be none. */
export function placeOf(path: string): Place {
  const old = statSync(path, { throwIfNoEntry: false });
  const end = endOfLinks(path);
  const descriptor = descriptorIn(end);
  if (descriptor !== undefined) return { kind: 'open', descriptor };
  if ((old && !old.isFile()) || end.startsWith('/proc/')) return { kind: 'stream', path: end };
  return { kind: 'file', path: end, ...(old && { old }) };
}

/** Throws what the system would say to who writes there, as far as it can be told without writing. */
export function tryPlace(path: string): void {
  const place = placeOf(path);
  if (place.kind !== 'file') {
    if (place.kind === 'stream' && statSync(place.path).isDirectory()) closeSync(openSync(place.path, 'r+'));
    return;
  }
  if (place.old) closeSync(openSync(place.path, 'r+'));
  else statSync(`${dirname(place.path)}/.`);
}

/** Where a link leads that does not end in a file yet is where the file is to be made. */
function endOfLinks(path: string): string {
  if (descriptorIn(path) !== undefined) return path;
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  return endOfLinks(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}

/** Linux and macOS name the open descriptors of a process so; `/dev/stdout` is a link there. (proc_pid_fd(5), fd(4)) */
function descriptorIn(path: string): number | undefined {
  const [, digits] = /^\/(?:proc\/self|dev)\/fd\/(\d+)$/.exec(path) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
