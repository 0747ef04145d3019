import type { RefusedPods } from '#cluster/pod-security/pod-admission.js';
import { refusedPods } from '#cluster/pod-security/pod-admission.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding, Severity } from '#model/findings/diagnostic.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const podSecurityRefused = rule({
  id: 'pod-security-refused',
  category: 'security',
  severity: 'error',
  summary: 'A namespace asks a level of pod security of its pods, and these do not meet it.',
  why: 'The API server takes the Deployment and refuses each of its pods: nothing starts, and only the events of its ReplicaSet say why.',
  fix: 'Set what the level asks in the security contexts of the pod and its containers, or give the namespace the level that its pods need.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const refused of refusedPods(cluster)) yield findingOf(refused);
  },
});

function findingOf(refused: RefusedPods): Finding {
  const { workload, namespace, mode, refusals } = refused;
  const { resource } = workload;
  const path = refusals[0]?.path ?? workload.path;
  const label = ['metadata', 'labels', `pod-security.kubernetes.io/${mode}`];
  return {
    at: resource.locate(path),
    subject: subjectOf(resource),
    path,
    severity: severityOf(refused),
    message: `${saysOf(refused)}: ${refusals.map(one => one.says).join('; ')}`,
    related: [
      {
        at: namespace.locate(label),
        subject: subjectOf(namespace),
        path: label,
        message: 'the namespace asks for it here',
      },
    ],
  };
}

function saysOf({ workload, namespace, mode, level }: RefusedPods): string {
  const pods = workload.kind === 'Pod' ? 'the pod' : 'every pod of';
  const of = `${pods} ${workloadName(workload)}`;
  if (mode === 'enforce') return `namespace ${namespace.name} enforces ${level} and refuses ${of}`;
  const told = mode === 'warn' ? 'warned of' : 'written to the audit log';
  return `${of} breaks ${level}, which in namespace ${namespace.name} is ${told}`;
}

/** What a controller of others makes of its template before there is a pod is not known. */
function severityOf({ workload, mode }: RefusedPods): Severity {
  if (mode !== 'enforce') return 'info';
  return ['', 'apps', 'batch'].includes(groupOf(workload.resource.apiVersion)) ? 'error' : 'warning';
}
