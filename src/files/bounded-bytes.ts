import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The most bytes that are read of one file: no text can be longer. (V8 of Node 20, include/v8-primitive.h: String::kMaxLength) */
const mostBytes = (1 << 29) - 24;

/** The bytes of a file, a pipe or standard input (0). What has no end, or none within the bound, is refused as the system refuses: by an error. */
export function boundedBytes(file: string | 0): Buffer {
  if (file === 0) return bytesOf(0);
  const open = openSync(file, constants.O_RDONLY);
  try {
    const stats = fstatSync(open);
    if (stats.isBlockDevice() || (stats.isCharacterDevice() && !standardInput.has(file)))
      throw refused('it is a device', 'open');
    if (stats.isFile() && stats.size > mostBytes) throw refused(tooLong, 'open');
    return bytesOf(open, stats.isFile() ? stats.size : 0);
  } finally {
    closeSync(open);
  }
}

/** An error like one of the system: it has the call that was refused. */
function refused(says: string, syscall: string): Error {
  return Object.assign(new Error(says), { syscall });
}

const tooLong = 'it is longer than 512 MiB';
const standardInput = new Set(['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

function bytesOf(open: number, expected = 0): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const room = Buffer.allocUnsafe(Math.min(Math.max(expected + 1 - total, 1 << 16), mostBytes + 1));
    const length = readInto(open, room);
    const read = room.subarray(0, length);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(length < room.length / 2 ? Buffer.from(read) : read);
    total += length;
    if (total > mostBytes) throw refused(tooLong, 'read');
  }
}

/** A terminal or a pipe that is read without waiting says EAGAIN until something is there. */
function readInto(open: number, room: Buffer): number {
  for (;;) {
    try {
      return readSync(open, room);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** Milliseconds between two looks. */
const pause = 5;
