import type { EnvValue } from './env.js';
import type { Probes } from './probes.js';
import type { Resources } from './resources.js';
import type { Volume } from './volumes.js';

/** The container of an application. */
export interface ContainerProps {
  /** `registry/repository:tag` or `…@sha256:…`. */
  readonly image: string;
  /**
   * Takes the place of the image's entry point.
   * @default - the image's
   */
  readonly command?: readonly string[];
  /**
   * @default - the image's
   */
  readonly args?: readonly string[];
  /**
   * Environment variables by name.
   * @default - none
   */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /**
   * @default - 50m of a processor without a limit, 64Mi of memory with a limit of twice that
   */
  readonly resources?: Resources;
  /**
   * @default - readiness by a TCP connection to the first port
   */
  readonly probes?: Probes;
  /**
   * Paths that the container may write to: scratch space that is gone with the pod. All else is read-only.
   * @default ['/tmp']
   */
  readonly writable?: readonly string[];
  /**
   * What else is mounted.
   * @default - nothing
   */
  readonly volumes?: readonly Volume[];
}

/** The pods of an application. */
export interface PodProps {
  /** @default 1 */
  readonly replicas?: number;
  /**
   * Whether a new version starts beside the old (`RollingUpdate`) or after it (`Recreate`, for a volume that one pod holds).
   * @default 'RollingUpdate'
   */
  readonly strategy?: 'RollingUpdate' | 'Recreate';
  /**
   * The user id that the container runs as. Never 0.
   * @default - the image's, which must be a number other than 0
   */
  readonly user?: number;
  /**
   * The group id that the container runs as and that owns its volumes.
   * @default - the image's
   */
  readonly group?: number;
  /**
   * Names of Secrets to pull the image with.
   * @default - none
   */
  readonly pullSecrets?: readonly string[];
  /**
   * Annotations of the pods.
   * @default - none
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
}
