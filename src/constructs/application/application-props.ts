import type { ControllerName } from '../controllers/capability.js';
import type { Callee, Caller } from '../connections/calls.js';
import type { Exposure } from '../exposure/exposure.js';
import type { ContainerProps, PodProps } from '../workload/pod-props.js';
import type { PortProps } from '../workload/ports.js';

/** What an application is, who may reach it and whom it calls. */
export interface ApplicationProps<Kind extends ControllerName = never> extends PortProps, ContainerProps, PodProps {
  /**
   * The name of its Deployment, Service and ServiceAccount, and of its pods' label `app.kubernetes.io/name`.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * @default - the chart's namespace
   */
  readonly namespace?: string;
  /**
   * The applications that it calls: network policies let exactly these connections out here and in there.
   * @default - none
   */
  readonly calls?: readonly Callee[];
  /**
   * Whether it resolves names: network policies let it reach the cluster's DNS.
   * @default - true where it calls anything
   */
  readonly dns?: boolean;
  /**
   * Callers that are not among the constructs: their pods may reach its ports.
   * @default - none
   */
  readonly callers?: readonly Caller[];
  /**
   * What the controller routes to it: once, or by path and by host what is asked of each. Each becomes a route of its own.
   * @default - nothing: it is not reached from outside
   */
  readonly expose?: Exposure<Kind> | readonly Exposure<Kind>[];
  /**
   * Labels for all of its manifests and its pods.
   * @default - none beside those that gatewright sets
   */
  readonly labels?: Readonly<Record<string, string>>;
}
