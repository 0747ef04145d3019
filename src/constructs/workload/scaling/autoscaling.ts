/** An autoscaler: it says how many pods there are. */
export interface AutoscalingProps {
  /**
   * How many pods there are at least.
   * @default 2
   */
  readonly min?: number;
  /** How many pods there are at most. */
  readonly max: number;
  /**
   * The processor time that pods use, in percent of what they ask for, at which more come.
   * @default - 80 where nothing else is measured
   */
  readonly cpu?: number;
  /**
   * The memory that pods use, in percent of what they ask for, at which more come.
   * @default - memory does not count
   */
  readonly memory?: number;
  /**
   * What else is measured.
   * @default - nothing
   */
  readonly metrics?: readonly Metric[];
  /**
   * How fast pods come.
   * @default - the cluster's: twice as many, or four, every 15 seconds
   */
  readonly up?: ScalingSpeed;
  /**
   * How fast pods go.
   * @default - the cluster's: all at once, when for 300 seconds fewer would have done
   */
  readonly down?: ScalingSpeed;
}

/** A metric that an adapter provides: of each pod, of one object, or of something outside the cluster. */
export type Metric =
  /** A metric of the pods, and its average at which more come. */
  | { readonly pods: string; readonly average: string }
  /** A metric of an object, and its value at which more come. */
  | {
      readonly object: string;
      readonly of: { readonly apiVersion: string; readonly kind: string; readonly name: string };
      readonly value: string;
    }
  /** A metric from outside, and its average for each pod at which more come. */
  | { readonly external: string; readonly labels?: Readonly<Record<string, string>>; readonly average: string };

/** How fast the number of pods changes. */
export interface ScalingSpeed {
  /**
   * For how many seconds the wish has to last.
   * @default - 0 upwards, 300 downwards
   */
  readonly window?: number;
  /**
   * How many pods may come or go within the period.
   * @default - no bound
   */
  readonly pods?: number;
  /**
   * How many percent of the pods may come or go within the period.
   * @default - no bound
   */
  readonly percent?: number;
  /**
   * The period, in seconds.
   * @default 60
   */
  readonly period?: number;
}
