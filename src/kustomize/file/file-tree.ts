/** The files that a build may read, by paths as the user names them. */
export interface FileTree {
  readonly read: (file: string) => FileContent | FileFault | undefined;
  readonly isFolder: (path: string) => boolean;
}

/** What a file holds. */
export interface FileContent {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Why the system does not let a file be read. */
export interface FileFault {
  readonly fault: string;
}

/** The path that a kustomization in a folder means by a path. */
export function pathIn(folder: string, path: string): string {
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of (isAbsolute ? path : `${folder}/${path}`).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const whole = parts.join('/');
  return isAbsolute || folder.startsWith('/') ? `/${whole}` : whole === '' ? '.' : whole;
}

/** The folder of a file. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '.' : file.slice(0, slash) || '/';
}

/** What a file is called in its folder. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The names of kustomizations. (kustomize api v0.21.2, konfig/general.go) */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Whether a file is one by its name. */
export function isKustomizationName(file: string): boolean {
  const name = fileName(file);
  return kustomizationNames.some(one => one === name);
}

/**
 * Whether a path that is not there stands for something that is fetched: a URL, a repository.
 * (kustomize api v0.21.2, internal/git/repospec.go and internal/loader/fileloader.go)
 */
export function isRemote(path: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/|git::|gh:|file:)/i.test(path) ||
    /^[^/@:\s]+@[^/:\s]+:/.test(path) ||
    /^(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)[:/]/i.test(path) ||
    /\.git(?:\/|\?|$)/.test(path) ||
    /[?&](?:ref|version|timeout|submodules)=/.test(path)
  );
}
