import { asGiven, has } from '../shape/shape.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { ControllerName } from './capability.js';

/** A controller of the platform: made by `ingressNginx()` or `traefik()`. */
export interface Controller<Kind extends ControllerName = ControllerName> {
  /** Which program it is. */
  readonly kind: Kind;
  /** How it is set up, as the check reads routes. */
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
  /**
   * Its pods run in the network of their nodes (`hostNetwork: true`, as on bare metal), where no label means them: the addresses
   * of the nodes do.
   * @default - it has a network of its own
   */
  readonly hostNetwork?: HostNetwork;
}

/** The nodes whose network pods share. */
export interface HostNetwork {
  /** Blocks that hold the addresses of the nodes: `['10.0.0.0/16']`. */
  readonly nodes: readonly string[];
}

/** What is told of any controller, as its settings have it. */
export function commonSettings<Props extends ControllerProps>({
  hostNetwork,
  ...others
}: Props): Omit<Props, 'hostNetwork'> & Pick<ControllerSettings, 'nodes'> {
  if (hostNetwork === undefined) return others;
  return { ...others, nodes: has('nodes')(hostNetwork) ? hostNetwork.nodes : asGiven(hostNetwork) };
}
