/** Why the system did not let a file be read or written, in words that stand behind its path: `no such file or folder`. */
export function faultWords(error: unknown): string {
  const { code, message } = Object(error) as Partial<NodeJS.ErrnoException>; // whatever was thrown
  if (code !== undefined) return words.get(code) ?? `the system says ${code}`;
  return message ?? String(error);
}

/** By the codes of Linux and macOS (errno(3)), and of Node itself (v20, doc/api/errors.md) where they begin with ERR. */
const words: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'the system does not permit it'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['EFBIG', 'it is larger than the system permits'],
  ['ELOOP', 'its links lead back to themselves'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EBUSY', 'the system is using it'],
  ['ETXTBSY', 'it is a program that is running'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EIO', 'the disk reports an error'],
  ['EPIPE', 'nobody reads the other end'],
  ['ENXIO', 'nobody reads the other end'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GiB'],
  ['ERR_STRING_TOO_LONG', 'it is longer than 512 MiB'],
  ['ERR_INVALID_ARG_VALUE', 'the path holds a NUL'],
]);
