import type { ControllerSettings } from '#model/routing/controller.js';
import type { ControllerName } from './capability.js';

/** A controller of the platform: made by `ingressNginx()` or `traefik()`. */
export interface Controller<Kind extends ControllerName = ControllerName> {
  readonly kind: Kind;
  readonly settings: ControllerSettings;
}

/** What is told of any controller. */
export interface ControllerProps {
  /**
   * How messages call it.
   * @default - its kind
   */
  readonly name?: string;
  /**
   * The version that the cluster runs: `3.7`.
   * @default - the newest that gatewright knows
   */
  readonly version?: string;
  /**
   * The namespace of its pods: network policies let it through by this name.
   * @default - the namespace that its chart's documentation uses
   */
  readonly namespace?: string;
  /**
   * Labels of its pods.
   * @default - the labels that its chart gives them
   */
  readonly podLabels?: Readonly<Record<string, string>>;
}
