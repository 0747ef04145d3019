/**
 * Whether a folder is the system's own, by its real path: what it shows is made by the kernel, has no end that anybody
 * could wait for, and leads back into the whole file system (`/proc/self/root`). `/dev` itself is one; what is mounted below
 * it (`/dev/shm`) is not.
 */
export function isSystemFolder(real: string): boolean {
  return real === '/dev' || /^\/(?:proc|sys)(?:\/|$)/.test(real);
}
