import type { Chart } from 'cdk8s';
import type { JsonObject } from '#model/json.js';

/** A manifest, the chart that it belongs to and the construct that it came from. */
export interface Written {
  /** The chart that it belongs to. */
  readonly chart: Chart;
  /** The path of the construct. */
  readonly path: string;
  /** What is applied. */
  readonly manifest: JsonObject;
}
