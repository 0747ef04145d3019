import type { ControllerName } from '../controllers/capability.js';
import type { Caller } from '../connections/caller.js';
import type { CniName, EveryCni } from '../settings/cni.js';
import type { Exposure } from '../exposure/exposure.js';
import type { KindProps } from '../workload/kinds/kind-props.js';
import type { PortProps } from '../workload/ports.js';
import type { AutoscalingProps } from '../workload/scaling/autoscaling.js';
import type { DisruptionBudget } from '../workload/scaling/disruption-budget.js';
import type { ApplicationServiceProps } from '../workload/services/service-props.js';
import type { Override } from './override.js';
import type { SharedProps } from './shared-props.js';

/** What an application is, who may reach it and whom it calls. */
export interface ApplicationProps<Kind extends ControllerName = never, Net extends CniName = EveryCni<Kind>>
  extends PortProps, SharedProps<Net>, KindProps {
  /**
   * Callers that do not name it in their own `calls`: applications, pods of others, addresses by `cidr()`, Prometheus by
   * `monitoring()`. They may reach its ports, or those that each names.
   * @default - none
   */
  readonly callers?: readonly Caller[];
  /**
   * What the controller routes to it: once, or by path and by host what is asked of each. Each becomes a route of its own.
   * @default - nothing: it is not reached from outside
   */
  readonly expose?: Exposure<Kind> | readonly Exposure<Kind>[];
  /**
   * An autoscaler that says how many pods there are.
   * @default - none: there are `replicas`
   */
  readonly autoscaling?: AutoscalingProps;
  /**
   * How many pods may be away at once when nodes are emptied. `false`: any number.
   * @default - one, where there are two or more
   */
  readonly disruptionBudget?: DisruptionBudget | false;
  /**
   * How its Service is reached.
   * @default - in the cluster, by an address of its own
   */
  readonly service?: ApplicationServiceProps;
  /**
   * Parts of manifests as Kubernetes writes them, laid over what is written.
   * @default - nothing
   */
  readonly override?: Override<ApplicationManifest>;
}

/** The names of an application's manifests; of the first three there is the one of its kind. */
export type ApplicationManifest =
  | 'deployment'
  | 'statefulSet'
  | 'daemonSet'
  | 'service'
  | 'podsService'
  | 'account'
  | 'role'
  | 'roleBinding'
  | 'clusterRole'
  | 'clusterRoleBinding'
  | 'autoscaler'
  | 'disruptionBudget';
