import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
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
    for (const { workload } of findingsOf(network, 'unselected-workload')) {
      const { resource, path } = workload;
      const message = `no network policy guards ${workloadName(workload)}: everybody may reach it`;
      yield { at: resource.locate(path), subject: subjectOf(resource), path, message, cause: workload.namespace };
    }
  },
});
