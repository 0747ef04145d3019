import type { Scheduling } from '../scheduling/scheduling.js';
import type { Resolution } from './resolution.js';

/** The pods of an application or a job. */
export interface PodProps {
  /**
   * The user id that the containers run as. Never 0: see `root`.
   * @default - the image's, which must be a number other than 0
   */
  readonly user?: number;
  /**
   * The group id that the containers run as and that owns their volumes.
   * @default - the image's; volumes that would belong to root are given to a group with the id of `user`
   */
  readonly group?: number;
  /**
   * How many seconds the pod has to stop, its sleep before included.
   * @default 30
   */
  readonly gracePeriod?: number;
  /**
   * Names of Secrets to pull the images with.
   * @default - none
   */
  readonly pullSecrets?: readonly string[];
  /**
   * Kernel settings of the pod by name. `{ 'net.ipv4.ip_unprivileged_port_start': '0' }` lets a user that is not root
   * listen on ports below 1024.
   * @default - the node's
   */
  readonly sysctls?: Readonly<Record<string, string>>;
  /**
   * The pods share the network of their node: its addresses and its ports. Kubernetes' own network policies never match such pods, so
   * that `calls` and `callers` cannot be said of them, nor others by theirs name them: in both directions the addresses of the nodes
   * stand for them, `cidr('10.0.0.0/16')`. Only namespaces held to *privileged* take it.
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * How the pods resolve names. Under default deny, servers of their own are reached by `calls: [cidr('10.0.0.2/32', …)]`.
   * @default - by the cluster's DNS
   */
  readonly resolution?: Resolution;
  /**
   * Names that the pods know beside those of the DNS, by address: `{ '10.0.0.5': ['db.example.com'] }`.
   * @default - none
   */
  readonly hostAliases?: Readonly<Record<string, readonly string[]>>;
  /**
   * Where the pods run, and beside whom.
   * @default - two or more are spread over nodes and zones where that can be had
   */
  readonly scheduling?: Scheduling;
  /**
   * Labels of the pods beside those of all manifests.
   * @default - none
   */
  readonly podLabels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
}
