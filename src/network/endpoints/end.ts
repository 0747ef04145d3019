/**
 * One end of a connection, as questions name it and answers show it. A workload is named without its kind (`workload`) only
 * in questions; `namespace` is all workloads of one; `service` is reached by name; `internet` is every public address.
 */
export type End =
  | WorkloadEnd
  | ControllerEnd
  | { readonly kind: 'ip'; readonly cidrs: readonly string[] }
  | { readonly kind: 'internet' }
  | NodeEnd
  | { readonly kind: 'namespace'; readonly namespace: string }
  | ServiceEnd;

/** The pods of a workload, or one pod. */
export interface WorkloadEnd {
  readonly kind: 'workload';
  readonly namespace: string;
  /** `Deployment`; in questions, absent where any kind is meant. */
  readonly workload?: string;
  readonly name: string;
}

/** A Service: whatever pods answer for it. */
export interface ServiceEnd {
  readonly kind: 'service';
  readonly namespace: string;
  readonly name: string;
}

/** A node of the cluster; without a name, not one in particular. */
export interface NodeEnd {
  readonly kind: 'node';
  readonly name?: string;
}

/** The pods of an ingress controller. */
export interface ControllerEnd {
  readonly kind: 'controller';
  readonly name: string;
}

/** An end as the command line and messages write it. */
export function endName(end: End): string {
  switch (end.kind) {
    case 'workload':
      return [end.namespace, ...(end.workload === undefined ? [] : [end.workload]), end.name].join('/');
    case 'controller':
      return `controller:${end.name}`;
    case 'ip':
      return end.cidrs.join(', ');
    case 'internet':
      return 'internet';
    case 'node':
      return end.name === undefined ? 'a node of the cluster' : `node ${end.name}`;
    case 'namespace':
      return `${end.namespace}/*`;
    case 'service':
      return `svc:${end.namespace}/${end.name}`;
  }
}
