import type { Construct } from 'constructs';
import type { NamedPort } from './ports.js';

/** What others need to know of an application to call it or to route to it. */
export interface Workload {
  /** The name of its Service and of its workload. */
  readonly name: string;
  /** The namespace of its pods. */
  readonly namespace: string;
  /** The labels that its pods have and that its Service selects. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Its ports; the first is the one that is meant when nothing says which. */
  readonly ports: readonly NamedPort[];
}

/** An application as a value of `calls` or of a route. */
export interface WorkloadConstruct extends Workload, Construct {
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Its pods share the network of their node: no label means them to network policies.
   * @default false
   */
  readonly hostNetwork?: boolean;
}

/** Whether a value is an application, whichever copy of gatewright made it. */
export function isWorkloadConstruct(value: unknown): value is WorkloadConstruct {
  return typeof value === 'object' && value !== null && 'podLabels' in value && 'ports' in value && 'node' in value;
}

/**
 * The labels by which Services and network policies know an application's pods. They follow from its name alone: moving the
 * construct changes no selector. What Helm installs is not managed by gatewright, so that no chart of the name shares them.
 */
export function podLabelsOf(name: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/managed-by': 'gatewright' };
}
