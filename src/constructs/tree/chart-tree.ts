import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The chart that a construct stands in, or undefined above all charts. */
export function chartOf(construct: IConstruct): Chart | undefined {
  return construct.node.scopes.findLast((one): one is Chart => Chart.isChart(one));
}
