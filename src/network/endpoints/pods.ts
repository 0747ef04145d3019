import type { Workload } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import type { Block } from '#model/addresses/block.js';
import type { ControllerEnd, NodeEnd, WorkloadEnd } from './end.js';
import type { LabelOwner, KnownLabels } from '../policy/label-expression.js';
import type { ContainerPort } from '../policy/port-match.js';

/** Pods that only their names tell apart: those of a template, or one pod of the manifests. */
export interface Pods {
  /** As answers show them: the owner's name where a pod has one, the controller's where they stand in no manifest. */
  readonly end: WorkloadEnd | ControllerEnd | NodeEnd;
  /** Absent where nobody said which: an Ingress that no known controller claims. */
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<LabelOwner, KnownLabels>>;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** Their addresses, where the manifests hold them. */
  readonly addresses: readonly Block[] | undefined;
  /** The address of the node, where the manifests hold it. */
  readonly node: string | undefined;
  /** There may be more than one of them. */
  readonly several: boolean;
  /** Absent for pods that stand in no manifest. */
  readonly workload: Workload | undefined;
  /** What they go by beside their owner's name: a pod, or the resource with the template. */
  readonly own: Resource | undefined;
}
