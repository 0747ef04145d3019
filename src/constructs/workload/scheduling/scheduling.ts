/** Where pods run, and beside whom. */
export interface Scheduling {
  /**
   * Labels that a node must have, each with one value or any of several: `{ 'kubernetes.io/arch': ['amd64', 'arm64'] }`.
   * @default - any node
   */
  readonly nodes?: Labelled;
  /**
   * Labels of the nodes that are taken first.
   * @default - none
   */
  readonly preferredNodes?: Labelled;
  /**
   * Taints of nodes on which the pods may run all the same.
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * How evenly the pods are spread. `false`: as it comes.
   * @default - over nodes and over zones, where that can be had and there are two or more
   */
  readonly spread?: false | readonly Spread[];
  /**
   * Pods that these run beside.
   * @default - none
   */
  readonly near?: readonly Neighbour[];
  /**
   * Pods that these keep away from.
   * @default - none
   */
  readonly apart?: readonly Neighbour[];
  /**
   * The PriorityClass of the pods.
   * @default - the cluster's default
   */
  readonly priorityClass?: string;
  /**
   * The RuntimeClass of the pods.
   * @default - the node's runtime
   */
  readonly runtimeClass?: string;
}

/** Labels, each with one value or any of several. */
export type Labelled = Readonly<Record<string, string | readonly string[]>>;

/** A taint on which pods may run all the same. */
export interface Toleration {
  /**
   * The key of the taint.
   * @default - any
   */
  readonly key?: string;
  /**
   * The value of the taint.
   * @default - any
   */
  readonly value?: string;
  /**
   * What the taint does.
   * @default - any
   */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /**
   * For how many seconds a pod stays on a node that gets the taint `NoExecute`.
   * @default - for ever
   */
  readonly seconds?: number;
}

/** Pods are spread evenly over places. */
export interface Spread {
  /** What a place is: a label of nodes, of which `node` and `zone` are short forms. */
  readonly over: string;
  /**
   * By how many pods two places may differ.
   * @default 1
   */
  readonly skew?: number;
  /**
   * Whether a pod waits until it can be had.
   * @default false
   */
  readonly required?: boolean;
}

/** Pods by their labels, and how near is near. */
export interface Neighbour {
  /** The pods, of any application: their labels. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * The namespace of those pods.
   * @default - the application's own
   */
  readonly namespace?: string;
  /**
   * What a place is: a label of nodes, of which `node` and `zone` are short forms.
   * @default 'node'
   */
  readonly within?: string;
  /**
   * Whether a pod waits until it can be had.
   * @default false
   */
  readonly required?: boolean;
}
