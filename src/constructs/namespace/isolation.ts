import type { IConstruct } from 'constructs';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { isolationPolicy } from '../connections/network-policies.js';
import { markCopy } from '../tree/copy.js';
import { settleChildren } from '../tree/settled-children.js';
import { settledBy } from '../tree/settlement.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { isDeniedIn, isDenying } from './is-namespace.js';

/** Where no construct stands for the namespace, nothing denies by default: there each application is closed by itself. */
export class Isolation extends Construct {
  readonly #workload: WorkloadConstruct;

  constructor(workload: WorkloadConstruct) {
    super(workload, 'isolation');
    this.#workload = workload;
    markCopy(this);
    this.#settle(isDeniedIn(Chart.of(this), workload.namespace));
    settledBy(this, settleIsolation);
  }

  static settle(construct: IConstruct, denying: ReadonlySet<string>): void {
    if (#workload in construct) construct.#settle(denying.has(construct.#workload.namespace));
  }

  #settle(denied: boolean): void {
    settleChildren(this, denied ? [] : [isolationPolicy(this.#workload, this.#workload.labels)]);
  }
}

function settleIsolation(constructs: readonly IConstruct[]): void {
  const denying = new Set(constructs.filter(isDenying).map(one => one.name));
  for (const one of constructs) Isolation.settle(one, denying);
}
