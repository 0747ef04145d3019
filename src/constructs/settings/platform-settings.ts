import type { ControllerSettings } from '#model/routing/controller.js';
import type { Severity } from '#model/findings/diagnostic.js';
import type { NetworkSettings } from './network.js';
import type { PodSecurity, PodSecurityLevel } from './pod-security.js';
import type { Tls } from './tls.js';

/** What a platform's constructs know of the cluster. */
export interface PlatformSettings {
  /** The controllers that routes are written for. */
  readonly controllers: readonly ControllerSettings[];
  /**
   * The profile of the CNI: `calico@3.31`.
   * @default - the one that the manifests show
   */
  readonly cni?: string;
  /** What network policies need to know of the cluster. */
  readonly network: NetworkSettings;
  /** The version of Kubernetes: `1.36`. */
  readonly kubernetes: string;
  /**
   * What follows an application's name where no host is named.
   * @default - none
   */
  readonly domain?: string;
  /**
   * Where certificates come from.
   * @default - no TLS where nobody asks for it
   */
  readonly tls?: Tls;
  /**
   * The pod security standard of namespaces that say none.
   * @default - not known of those that others make
   */
  readonly podSecurity?: PodSecurityLevel | PodSecurity;
  /** How grave each finding of the check after synthesis is. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /**
   * What exists in its clusters although no app has it.
   * @default - nothing
   */
  readonly elsewhere?: readonly string[];
  /**
   * Props of the platform that are not of their type.
   * @default - none
   */
  readonly misfits?: readonly string[];
}
