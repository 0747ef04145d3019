import type { Callee } from '../connections/callee.js';
import type { CniName } from '../settings/cni.js';
import type { AccountProps } from '../workload/access/account-props.js';
import type { ContainerProps, ContainersProps } from '../workload/containers/container-props.js';
import type { PodProps } from '../workload/pods/pod-props.js';

/** What applications and jobs say alike: their pods, their account and whom they call. */
export interface SharedProps<Net extends CniName = never> extends ContainerProps, ContainersProps, PodProps {
  /**
   * The name of its manifests, and of its pods' label `app.kubernetes.io/name`. With it, the construct's id and place may change.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The namespace of its manifests.
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
   * Labels for all of its manifests and its pods.
   * @default - `app.kubernetes.io/instance`, its name, beside `app.kubernetes.io/name` and `managed-by`, which gatewright
   * sets; what runs the image has `app.kubernetes.io/version` too, the image's tag
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of what runs its pods: its Deployment, StatefulSet, DaemonSet, Job or CronJob.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Its account with the API server, and what it may do there.
   * @default - an account of its own that may do nothing, without a token in the pods
   */
  readonly account?: AccountProps;
}
