import type { JsonObject } from '#model/json.js';

/** Something mounted at a path of the container. */
export type Volume = VolumePlace &
  (
    | { readonly configMap: string }
    | { readonly secret: string }
    /** A PersistentVolumeClaim by name. */
    | { readonly claim: string }
    /** Scratch space that lives as long as the pod. */
    | { readonly emptyDir: { readonly sizeLimit?: string; readonly medium?: 'Memory' } }
  );

interface VolumePlace {
  /** Where it is mounted: absolute. */
  readonly path: string;
  /**
   * The volume's name in the pod.
   * @default - made of the path: `/var/cache` is `var-cache`
   */
  readonly name?: string;
  /** @default - true for what comes from a ConfigMap or Secret, else false */
  readonly readOnly?: boolean;
}

/** A pod's volumes and where its container mounts them. */
export interface Mounts {
  readonly volumes: readonly JsonObject[];
  readonly volumeMounts: readonly JsonObject[];
}

/** The volumes that were given, and scratch space for the paths that can be written to. */
export function mountsOf(volumes: readonly Volume[] = [], writable: readonly string[]): Mounts {
  const all = allOf(volumes, writable);
  return {
    volumes: all.map(one => ({ name: nameOf(one), ...sourceOf(one) })),
    volumeMounts: all.map(one => ({
      name: nameOf(one),
      mountPath: one.path,
      ...(isReadOnly(one) && { readOnly: true }),
    })),
  };
}

/** What is wrong with the volumes that were given. */
export function volumeFaults(volumes: readonly Volume[] = [], writable: readonly string[] = []): readonly string[] {
  const all = allOf(volumes, writable);
  const names = all.map(nameOf);
  const paths = all.map(({ path }) => path);
  return all.flatMap((one, at) => {
    const prop = at < volumes.length ? `volumes.${at}` : `writable.${at - volumes.length}`;
    return [
      ...(/^\/[^:]*$/.test(one.path) ? [] : [`${prop}: ${one.path} is not an absolute path without colons`]),
      ...(paths.indexOf(one.path) === at ? [] : [`${prop}: ${one.path} is mounted already`]),
      ...(isLabel(names[at])
        ? []
        : [`${prop}: ${names[at] ?? ''} is not a volume's name, give one of a-z, 0-9 and inner dashes`]),
      ...(names.indexOf(nameOf(one)) === at ? [] : [`${prop}: the name ${nameOf(one)} is taken; give another`]),
    ];
  });
}

/** A volume that was given for a path takes the place of the scratch space there. */
function allOf(volumes: readonly Volume[], writable: readonly string[]): readonly Volume[] {
  const given = new Set(volumes.map(({ path }) => path));
  return [...volumes, ...writable.filter(path => !given.has(path)).map(path => ({ path, emptyDir: {} }))];
}

function nameOf({ name, path }: Volume): string {
  return (
    name ??
    path
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(part => part !== '')
      .join('-')
  );
}

function isLabel(name: string | undefined): boolean {
  return name !== undefined && name.length <= 63 && /^[a-z0-9]+(-+[a-z0-9]+)*$/.test(name);
}

function isReadOnly(volume: Volume): boolean {
  return volume.readOnly ?? ('configMap' in volume || 'secret' in volume);
}

function sourceOf(volume: Volume): JsonObject {
  if ('configMap' in volume) return { configMap: { name: volume.configMap } };
  if ('secret' in volume) return { secret: { secretName: volume.secret } };
  if ('claim' in volume) return { persistentVolumeClaim: { claimName: volume.claim } };
  return { emptyDir: { ...volume.emptyDir } };
}
