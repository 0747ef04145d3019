import { severityOfAbsence } from '#cluster/absence.js';
import type { MissingReference } from '#cluster/references/missing-references.js';
import { missingReferences } from '#cluster/references/missing-references.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding, Severity } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const podReferenceMissing = rule({
  id: 'pod-reference-missing',
  category: 'service',
  severity: 'error',
  summary:
    'Pods name a Secret, a ConfigMap, a claim, an account or a class that is not there, or a key that it does not have.',
  why: 'The pods are not made, or stay in CreateContainerConfigError or ContainerCreating: the Deployment is applied and nothing answers.',
  fix: 'Add the resource to the namespace of the pods, correct its name, or mark the reference optional.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const missing of missingReferences(cluster))
      if (missing.absence !== 'open') yield findingOf(missing, cluster.complete);
  },
});

function findingOf(missing: MissingReference, complete: boolean): Finding {
  const { workload, reference, lacking } = missing;
  const { resource } = workload;
  const related = lacking && [
    { at: lacking.locate(['data']), subject: subjectOf(lacking), message: 'its keys stand here' },
  ];
  return {
    at: resource.locate(reference.path),
    subject: subjectOf(resource),
    path: reference.path,
    severity: severityOf(missing, complete),
    message: `${saysOf(missing)}: ${consequence(missing)}`,
    cause: saysOf(missing),
    ...(related && { related }),
  };
}

function saysOf({ workload, reference, lacking }: MissingReference): string {
  const { kind, name, key } = reference;
  const place = kind === 'PriorityClass' || kind === 'RuntimeClass' ? name : `${workload.namespace}/${name}`;
  return lacking ? `${kind} ${place} has no key ${key ?? ''}` : `no ${kind} is called ${place}`;
}

function consequence({ workload, reference }: MissingReference): string {
  const pods = workload.kind === 'Pod' ? `the pod ${workloadName(workload)}` : `the pods of ${workloadName(workload)}`;
  switch (reference.without) {
    case 'stuck':
      return `${pods} cannot start`;
    case 'refused':
      return `${pods} are refused`.replace(/^(the pod \S+) are/, '$1 is');
    case 'unauthorised':
      return `images of ${pods} are pulled without it`;
  }
}

/**
 * Of what pods name, much is made beside the manifests, by hand or by a program: what is not known to be complete is not judged. Without
 * a pull secret the kubelet tries all the same.
 */
function severityOf({ reference, absence, lacking }: MissingReference, complete: boolean): Severity {
  if (!complete) return lacking ? 'warning' : 'info';
  return reference.without === 'unauthorised' ? 'warning' : severityOfAbsence(lacking ? 'certain' : absence);
}
