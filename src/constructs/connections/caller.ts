import type { WorkloadConstruct } from '../workload/workload.js';
import type { Addresses } from './addresses.js';

/** Who calls an application: another application, pods or addresses of others, Prometheus. */
export type Caller = WorkloadConstruct | CallingApplication | CallingPods | Addresses | Monitoring;

/** Another application that calls some ports of this one: for two that call each other, where the first cannot name the second in its `calls`. */
export interface CallingApplication {
  /** The application that calls. */
  readonly application: WorkloadConstruct;
  /**
   * The ports that it may reach, by name or number.
   * @default - all of them
   */
  readonly ports?: readonly (string | number)[];
}

/** Pods that no construct stands for and that may reach an application. */
export interface CallingPods {
  /** The namespace of the pods. */
  readonly namespace: string;
  /**
   * The labels of the pods.
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The ports that they may reach, by name or number.
   * @default - all of them
   */
  readonly ports?: readonly (string | number)[];
}

/** The pods that gather metrics, wherever the platform has them: made by `monitoring()`. */
export interface Monitoring {
  /** Tells it from other callers. */
  readonly kind: 'monitoring';
  /**
   * The port that gives metrics, by name or number.
   * @default - the port called `metrics`, or the only one
   */
  readonly port?: string | number;
}

/**
 * Prometheus, as a value of `callers`: it may reach the port that gives metrics. Without a name that is the port called
 * `metrics`, or the only one.
 */
export function monitoring(port?: string | number): Monitoring {
  return { kind: 'monitoring', ...(port !== undefined && { port }) };
}
