import type { ControllerName } from '../controllers/capability.js';
import type { Callee } from '../connections/callee.js';
import type { Caller } from '../connections/caller.js';
import type { Exposure } from '../exposure/exposure.js';
import type { ContainerProps, PodProps } from '../workload/pod-props.js';
import type { CniName, EveryCni } from '../settings/cni.js';
import type { PortProps } from '../workload/ports.js';

/** What an application is, who may reach it and whom it calls. */
export interface ApplicationProps<Kind extends ControllerName = never, Net extends CniName = EveryCni<Kind>>
  extends PortProps, ContainerProps, PodProps {
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
   * Whom it calls: applications (network policies let exactly these connections out here and in there), and by `service()`,
   * `external()`, `cidr()`, `kubernetesApi()` and `itself()` whom no construct stands for.
   * @default - nobody
   */
  readonly calls?: readonly Callee<Net>[];
  /**
   * Whether it resolves names: network policies let it reach the cluster's DNS.
   * @default - true where it calls anything
   */
  readonly dns?: boolean;
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
   * Labels for all of its manifests and its pods.
   * @default - none beside those that gatewright sets
   */
  readonly labels?: Readonly<Record<string, string>>;
}
