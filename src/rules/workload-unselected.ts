import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkModel } from '#network/model.js';
import { rule } from './rule.js';

export const workloadUnselected = rule({
  id: 'workload-unselected',
  category: 'policy',
  severity: 'info',
  summary: 'No network policy selects a workload, in a namespace that has some.',
  why: 'Everybody may reach its pods, while others beside it are guarded; a new workload is easily forgotten.',
  fix: 'Add a network policy for the namespace that denies by default, and one that lets in whom the workload serves.',
  reads: ['network'],
  *check({ network }) {
    const { spots, policies } = network.engine;
    const guarded = new Set(
      policies.flatMap(one => (one.source.kind === 'NetworkPolicy' ? [one.source.namespace] : [])),
    );
    for (const { workload, hostNetwork } of network.pods.filter(one => isOpen(network, spots.classOf.get(one)))) {
      if (!workload || hostNetwork || !guarded.has(workload.namespace)) continue;
      const { resource, path } = workload;
      const message = `no network policy guards ${workloadName(workload)}: everybody may reach it`;
      yield { at: resource.locate(path), subject: subjectOf(resource), path, message };
    }
  },
});

/** Nothing at all applies to what comes in. */
function isOpen({ engine }: NetworkModel, spot: number | undefined): boolean {
  const programme = spot === undefined ? undefined : engine.programmeOf('ingress', spot);
  return programme !== undefined && programme.stages.every(({ entries }) => entries.length === 0);
}
