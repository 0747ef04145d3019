import type { ControllerOptions } from '#ask/analyze.js';
import { toldOf } from '#configuration/told-of.js';
import { optionFaults } from '#ask/version-faults.js';
import type { Understood } from '#ask/value-fault.js';
import { clusterOfFiles, isManifestFiles } from './cluster-of-files.js';
import { clusterOfTree } from './cluster-of-tree.js';
import type { GivenFields } from './given.js';
import { flag, givenFault, isRecord, text } from './given.js';
import type { Examined } from './examined.js';
import { manifestFiles } from './manifest-files.js';
import { isAppOrChart, isTree } from './tree.js';

/** What the manifests do not tell of the cluster. Of a PlatformApp, and of the folder that it wrote, the platform tells it; what is given here counts more. */
export interface ClusterOptions {
  /**
   * The version of Kubernetes: `1.36`.
   * @default - what the platform told, else '1.36'
   */
  readonly kubernetes?: string;
  /**
   * The namespace of resources that name none.
   * @default 'default'
   */
  readonly namespace?: string;
  /**
   * Only these controllers.
   * @default - what the platform told, else those that the manifests show
   */
  readonly controllers?: readonly ControllerOptions[];
  /**
   * The CNI, whose version says which network policies bite: `calico@3.31`, `cilium`, `none`.
   * @default - what the platform told, else the one that the manifests show, else 'conformant'
   */
  readonly cni?: string;
  /**
   * What is not among the manifests does not exist.
   * @default - what the platform told, else false
   */
  readonly complete?: boolean;
}

/** Manifests with what they do not tell of their cluster: for `expect`. */
export interface TestedCluster {
  /** An app of cdk8s, one of its charts, the path of a folder or file, or texts. */
  readonly source: unknown;
  readonly options: ClusterOptions;
}

/** Manifests that are asked with options: `expect(clusterOf('k8s', { cni: 'calico' }))`. */
export function clusterOf(source: unknown, options: ClusterOptions): TestedCluster {
  return { source, options };
}

/** What a test asks, or why it cannot be asked. */
export function examined(received: unknown): Understood<Examined> {
  const { source, options } = isTested(received) ? received : { source: received, options: {} };
  const misgiven = givenFault(options, optionFields, 'the options of clusterOf');
  if (misgiven !== undefined) return { fault: misgiven };
  const [wrong] = optionFaults(options);
  if (wrong) return { fault: wrong.says };
  if (isTree(source))
    return isAppOrChart(source)
      ? { value: clusterOfTree(source, options) }
      : { fault: `${source.node.path} ${cannot}` };
  if (isManifestFiles(source)) return { value: clusterOfFiles(source, { options, rules: {} }) };
  if (typeof source !== 'string') return { fault: `${kindOf(source)} ${cannot}` };
  return clusterAt(source, options);
}

const optionFields: GivenFields<keyof ClusterOptions> = {
  kubernetes: text,
  namespace: text,
  controllers: {
    is: value => Array.isArray(value) && value.every(one => isRecord(one) && typeof one['kind'] === 'string'),
    wants: 'a list of controllers such as { kind: "traefik" }',
  },
  cni: text,
  complete: flag,
};

/** The manifests at a path. Where constructs wrote them, they told of the cluster beside them. */
function clusterAt(path: string, options: ClusterOptions): Understood<Examined> {
  const read = manifestFiles(path);
  if ('fault' in read) return read;
  const told = toldOf(path);
  if ('faults' in told) return { fault: told.faults.join('; ') };
  return { value: clusterOfFiles(read.value, { ...told, options: { ...told.options, ...options } }) };
}

function isTested(received: unknown): received is TestedCluster {
  return typeof received === 'object' && received !== null && 'source' in received && 'options' in received;
}

function kindOf(source: unknown): string {
  if (source === null) return 'null';
  return Array.isArray(source) ? 'this list' : `what is of type ${typeof source}`;
}

const cannot =
  'cannot be asked: expect an app of cdk8s, one of its charts, the path of a folder or file, or a list of { file, text }';
