import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { selectedPods } from '#cluster/selected-pods.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

const path = ['spec', 'selector'];

export const disruptionBudgetsOverlap = rule({
  id: 'disruption-budgets-overlap',
  category: 'service',
  severity: 'warning',
  summary: 'Two disruption budgets select the same pods.',
  why: 'A pod of more than one budget cannot be evicted: the API server answers 500, and draining a node waits for ever.',
  fix: 'Keep one budget for the pods, or narrow the selectors so that each pod has one.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const { budget, other, workload } of overlapsIn(cluster)) {
      const related = [
        { at: other.locate(path), subject: subjectOf(other), path, message: 'the other budget selects them here' },
      ];
      const message = `PodDisruptionBudgets ${other.name} and ${budget.name} both select the pods of ${workloadName(workload)}: they cannot be evicted`;
      yield { at: budget.locate(path), subject: subjectOf(budget), path, related, message };
    }
  },
});

interface Overlap {
  readonly budget: Resource;
  readonly other: Resource;
  readonly workload: Workload;
}

/** Each budget that comes, in the order of names, after another for some of its pods; with the first such pods. */
function* overlapsIn(cluster: Cluster): Iterable<Overlap> {
  const first = new Map<Workload, Resource>();
  for (const budget of ofKind(cluster, 'policy', 'PodDisruptionBudget')) {
    const selected = selectedPods(cluster.pods, budget.namespace, specOf(budget)['selector']);
    const workload = selected.find(one => first.has(one));
    const other = workload && first.get(workload);
    if (other) yield { budget, other, workload };
    for (const one of selected) if (!first.has(one)) first.set(one, budget);
  }
}
