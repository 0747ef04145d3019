import type { Named } from '../named.js';

/** Something mounted at a path of a container. */
export type Volume = VolumePlace & VolumeSource;

/** Where a volume is mounted, and how. */
export interface VolumePlace {
  /** Where it is mounted: absolute. */
  readonly path: string;
  /**
   * The volume's name in the pod, by which other containers mount it too.
   * @default - made of the path: `/var/cache` is `var-cache`
   */
  readonly name?: string;
  /**
   * Whether the container can only read it.
   * @default - true for what comes from a ConfigMap, Secret, projection or from files, else false
   */
  readonly readOnly?: boolean;
  /**
   * The folder or file of the volume that is mounted, rather than its root. What is mounted by it does not follow changes
   * of a ConfigMap or Secret.
   * @default - the root
   */
  readonly subPath?: string;
}

/** What is mounted: one of these. */
export type VolumeSource =
  /** A ConfigMap. */
  | Only<'configMap', Named | KeyedSource>
  /** A Secret. */
  | Only<'secret', Named | KeyedSource>
  /**
   * Files that are written here, by name: a ConfigMap `<application>-<volume>`. With other content the pods are
   * replaced by new ones: their annotation `gatewright/files` holds a hash of it.
   */
  | Only<'files', Readonly<Record<string, string>>>
  /** A PersistentVolumeClaim by name, or one that is written here: in a StatefulSet one for each pod. */
  | Only<'claim', Named | ClaimProps>
  /** Scratch space that lives as long as the pod. */
  | Only<'emptyDir', EmptyDir>
  /** A claim that is made with the pod and goes with it. */
  | Only<'ephemeral', ClaimProps>
  /** Several sources in one folder. */
  | Only<'projected', readonly ProjectedSource[]>
  /** A volume of a CSI driver that needs no claim. */
  | Only<'csi', CsiSource>
  /** A folder of an NFS server. No namespace that is held to *restricted* takes it: a claim is taken. */
  | Only<'nfs', { readonly server: string; readonly path: string }>
  /** A path of the node. Only namespaces held to *privileged* take it. */
  | Only<'hostPath', string | { readonly path: string; readonly type?: HostPathType }>
  /** A volume of another container of the pod by its name, or a Volume of cdk8s-plus. */
  | Only<'volume', string | ForeignVolume>;

/** A Volume of cdk8s-plus: a construct that stands for no manifest, but for what pods mount. */
export interface ForeignVolume {
  /** The name by which the pods know it. */
  readonly name: string;
  /** What makes it a construct of the tree. */
  readonly node: object;
}

/** One source and no other. */
type Only<Source extends SourceName, Value> = { readonly [Name in Source]: Value } & {
  readonly [Name in Exclude<SourceName, Source>]?: never;
};

/** The sources of volumes. */
export type SourceName =
  | 'configMap'
  | 'secret'
  | 'files'
  | 'claim'
  | 'emptyDir'
  | 'ephemeral'
  | 'projected'
  | 'csi'
  | 'nfs'
  | 'hostPath'
  | 'volume';

/** Keys of a ConfigMap or Secret as files. */
export interface KeyedSource {
  /** The name of the ConfigMap or Secret. */
  readonly name: string;
  /**
   * The keys, and the file that each becomes: `{ 'app.yaml': 'config/app.yaml' }`.
   * @default - every key, each a file of its name
   */
  readonly items?: Readonly<Record<string, string>>;
  /**
   * Who may read the files, as `chmod` takes it: 0o440.
   * @default 0o644
   */
  readonly mode?: number;
  /**
   * Whether the pod starts without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** Scratch space. */
export interface EmptyDir {
  /**
   * How much it may hold, as a quantity: `1Gi`. A pod that goes beyond is evicted.
   * @default - what the node has
   */
  readonly sizeLimit?: string;
  /**
   * `Memory`: it is held in memory, which counts as the container's.
   * @default - the node's disk
   */
  readonly medium?: 'Memory';
}

/** A claim that is written with the application. */
export interface ClaimProps {
  /** How much it holds, as a quantity: `10Gi`. */
  readonly size: string;
  /**
   * The StorageClass that it comes from.
   * @default - the cluster's default
   */
  readonly storageClass?: string;
  /**
   * Who may mount it: one node (`ReadWriteOnce`), one pod (`ReadWriteOncePod`), or pods of all nodes.
   * @default 'ReadWriteOnce'
   */
  readonly access?: AccessMode;
  /**
   * The PersistentVolume that it is bound to, by name; without `storageClass` no class makes another. A StatefulSet of several pods
   * has a claim for each, and one volume is bound once.
   * @default - any that fits, or one that the class makes
   */
  readonly volume?: string;
}

/** Who may mount a claim. */
export type AccessMode = 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany' | 'ReadOnlyMany';

/** One source of a projected volume. */
export type ProjectedSource =
  | { readonly configMap: Named; readonly items?: Readonly<Record<string, string>>; readonly optional?: boolean }
  | { readonly secret: Named; readonly items?: Readonly<Record<string, string>>; readonly optional?: boolean }
  /** A token of the pod's account for somebody else than the API server. */
  | { readonly token: { readonly file: string; readonly audience?: string; readonly seconds?: number } }
  /** A field of the pod as a file: `metadata.labels`. */
  | { readonly field: string; readonly file: string };

/** A volume of a CSI driver. */
export interface CsiSource {
  /** `secrets-store.csi.k8s.io`. */
  readonly driver: string;
  /**
   * What the driver is told.
   * @default - nothing
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /**
   * The file system.
   * @default - the driver's
   */
  readonly fsType?: string;
  /**
   * The Secret that the driver signs in with.
   * @default - none
   */
  readonly secret?: Named;
}

/** What has to be at a path of the node. */
export type HostPathType =
  'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket' | 'CharDevice' | 'BlockDevice';

/** Whether a claim is written here, and not named. */
export function isWritten(claim: Named | ClaimProps): claim is ClaimProps {
  return typeof claim === 'object' && 'size' in claim && !('node' in claim);
}
