import type { ControllerSettings } from '#model/routing/controller.js';
import type { Severity } from '#model/findings/diagnostic.js';
import type { NetworkSettings } from './network.js';
import type { Tls } from './tls.js';

/** What a platform's constructs know of the cluster. */
export interface PlatformSettings {
  readonly controllers: readonly ControllerSettings[];
  /** The profile of the CNI: `calico@3.31`. */
  readonly cni: string;
  readonly network: NetworkSettings;
  readonly kubernetes: string;
  readonly domain?: string;
  readonly tls?: Tls;
  /** How grave each finding of the check after synthesis is. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** What exists in its clusters although no app has it. */
  readonly elsewhere?: readonly string[];
  /** Props of the platform that are not of their type. */
  readonly misfits?: readonly string[];
}
