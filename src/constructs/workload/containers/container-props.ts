import type { Port } from '../ports.js';
import type { EnvSource, EnvValue } from './env.js';
import type { Lifecycle } from './lifecycle.js';
import type { Probes } from './probes.js';
import type { Resources } from './resources.js';
import type { Volume } from '../volumes/volume.js';

/** What every container of a pod says of itself. */
export interface BareContainerProps {
  /** `registry/repository:tag` or `…@sha256:…`. */
  readonly image: string;
  /**
   * When the image is pulled.
   * @default - `Always` for the tag `latest`, else `IfNotPresent`, as Kubernetes has it
   */
  readonly pull?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Takes the place of the image's entry point.
   * @default - the image's
   */
  readonly command?: readonly string[];
  /**
   * The arguments of the command.
   * @default - the image's
   */
  readonly args?: readonly string[];
  /**
   * The folder in which the command starts: absolute.
   * @default - the image's
   */
  readonly workingDir?: string;
  /**
   * Environment variables by name.
   * @default - none
   */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /**
   * ConfigMaps and Secrets of which every key becomes a variable. What `env` says comes before.
   * @default - none
   */
  readonly envFrom?: readonly EnvSource[];
  /**
   * What the container asks for and may use.
   * @default - 100m of a processor without a limit, 256Mi of memory with a limit of as much
   */
  readonly resources?: Resources;
  /**
   * Paths that the container may write to: scratch space that is gone with the pod. All else is read-only.
   * `true`: its whole file system can be written to.
   * @default ['/tmp']
   */
  readonly writable?: readonly string[] | true;
  /**
   * What else is mounted.
   * @default - nothing
   */
  readonly volumes?: readonly Volume[];
  /**
   * Whether the image starts as root, with the capabilities that the runtime gives. No namespace that is held to
   * *restricted* takes such a pod.
   * @default false
   */
  readonly root?: boolean;
  /**
   * Capabilities that are added, such as `NET_BIND_SERVICE`, the one that *restricted* takes.
   * @default - none
   */
  readonly capabilities?: readonly string[];
  /**
   * Whether it may do all that the node's root may. Only namespaces held to *privileged* take such a pod.
   * @default false
   */
  readonly privileged?: boolean;
}

/** A container that runs as long as the pod. */
export interface ContainerProps extends BareContainerProps {
  /**
   * What the kubelet asks it.
   * @default - readiness by a TCP connection to the first port
   */
  readonly probes?: Probes;
  /**
   * What happens after its start and before its stop.
   * @default - a container with a port sleeps 5 seconds before it stops, where `gracePeriod` leaves more than them, so that requests
   * which are on their way still arrive
   */
  readonly lifecycle?: Lifecycle;
}

/** A container beside the application's own. */
export interface BesideProps extends ContainerProps {
  /**
   * Its ports by name; the application's Service leads to them too.
   * @default - none
   */
  readonly ports?: Readonly<Record<string, number | Port>>;
  /**
   * The user id that it runs as.
   * @default - as the application's own container
   */
  readonly user?: number;
}

/** A container that starts before the application's own and runs as long as the pod: an init container that is restarted. */
export interface SidecarProps extends BesideProps {
  /**
   * Whether it starts after the init containers rather than before them.
   * @default false
   */
  readonly afterInit?: boolean;
}

/** A container that does its work before the others start. */
export interface InitContainerProps extends BareContainerProps {
  /**
   * The user id that it runs as.
   * @default - as the application's own container
   */
  readonly user?: number;
}

/** The containers of a pod beside its own. */
export interface ContainersProps {
  /**
   * Containers that run beside the application's own, by name.
   * @default - none
   */
  readonly containers?: Readonly<Record<string, BesideProps>>;
  /**
   * Containers that start before the application's own and stop after it, by name: proxies, log shippers. They start in
   * this order, before the init containers. (Kubernetes 1.29 and newer)
   * @default - none
   */
  readonly sidecars?: Readonly<Record<string, SidecarProps>>;
  /**
   * Containers that do their work one after the other before the application's own starts, by name.
   * @default - none
   */
  readonly initContainers?: Readonly<Record<string, InitContainerProps>>;
}
