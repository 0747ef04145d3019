/** What runs an application's pods. */
export interface KindProps {
  /**
   * What runs its pods. `Deployment`: any number of equal pods. `StatefulSet`: pods with names and claims of their own,
   * each found as `<name>-0.<name>-pods`. `DaemonSet`: one on each node. What runs to its end is a `Job`.
   * @default 'Deployment'
   */
  readonly kind?: WorkloadKind;
  /**
   * How many pods there are.
   * @default - 2; 1 for a StatefulSet, and where a volume is held by one pod (a claim by name is taken for one) or the old version
   * stops first; none is written with `autoscaling`
   */
  readonly replicas?: number;
  /**
   * Whether a new version starts beside the old (`RollingUpdate`) or after it (`Recreate`, for a volume that one pod holds).
   * @default - 'Recreate' where a volume is held by one pod, or is a claim by name and `replicas` and `autoscaling` ask for no second
   * pod; else 'RollingUpdate'
   */
  readonly strategy?: 'RollingUpdate' | 'Recreate';
}

/** What runs pods that are called. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';
