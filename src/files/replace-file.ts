import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refusalIn } from './attempt.js';
import { placeOf, tryPlace } from './place.js';

/** What a file is to hold: a text is written as UTF-8. */
export type Content = string | Uint8Array;

/**
 * Writes a file whole or not at all: beside the old one, which it then takes the place of, through symbolic links and with
 * its mode and owner. Gives in words why it could not; then what stood there stands there still. Other names of the same
 * file (hard links) keep the old content.
 */
export function replaceFile(path: string, content: Content): string | undefined {
  return replaceFileByPieces(path, [content]);
}

/** The same for content that comes in pieces. An error in making one leaves the old file too, and is thrown on. */
export function replaceFileByPieces(path: string, pieces: Iterable<Content>): string | undefined {
  return refusalIn(() => {
    write(path, pieces);
  });
}

/** Gives in words why a file could not be written there, as far as that can be told without writing. */
export function refusalOf(path: string): string | undefined {
  return refusalIn(() => {
    tryPlace(path);
  });
}

function write(path: string, pieces: Iterable<Content>): void {
  const place = placeOf(path);
  switch (place.kind) {
    case 'open':
      writeAll(place.descriptor, pieces);
      return;
    case 'stream':
      writeAndClose(openSync(place.path, 'w'), descriptor => {
        writeAll(descriptor, pieces);
      });
      return;
    case 'file':
      writeBeside(place, pieces);
      return;
  }
}

/** A file that may not be written is not replaced either, though its folder would permit it. */
function writeBeside({ path, old }: { readonly path: string; readonly old?: Stats }, pieces: Iterable<Content>): void {
  if (old) closeSync(openSync(path, 'r+'));
  const beside = join(dirname(path), `.gatewright-${randomBytes(8).toString('hex')}`);
  const opened = openSync(beside, 'wx', old ? 0o600 : 0o666);
  try {
    writeAndClose(opened, descriptor => {
      writeAll(descriptor, pieces);
      if (old) keep(descriptor, old);
      fsyncSync(descriptor);
    });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeAndClose(descriptor: number, fill: (descriptor: number) => void): void {
  try {
    fill(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, pieces: Iterable<Content>): void {
  for (const piece of pieces) {
    let rest = Buffer.from(piece);
    while (rest.length > 0) rest = rest.subarray(taken(descriptor, rest));
  }
}

/** How many bytes were taken: a pipe may take a part at a time, or nothing for a while. */
function taken(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

/** Only root gives a file to others. Who may not keeps the group where that is permitted, and drops what runs as the owner. */
function keep(descriptor: number, { uid, gid, mode }: Stats): void {
  const refused = refusalIn(() => {
    fchownSync(descriptor, uid, gid);
  });
  if (refused !== undefined)
    refusalIn(() => {
      fchownSync(descriptor, -1, gid);
    });
  fchmodSync(descriptor, mode & (refused === undefined ? 0o7777 : 0o777));
}
