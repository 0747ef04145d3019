import type { Workload } from '#cluster/workloads.js';
import { mayHoldOtherPods } from '#cluster/references/provided.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
import type { NetworkModel } from '#network/index.js';
import { rule } from './rule.js';

/** cert-manager makes pods with it when a certificate is asked for. (cert-manager, pkg/apis/acme/v1/types.go, SolverIdentificationLabelKey) */
const solver = 'acme.cert-manager.io/http01-solver';

export const policySelectsNothing = rule({
  id: 'policy-selects-nothing',
  category: 'policy',
  severity: 'error',
  summary: 'A network policy selects no pod.',
  why: 'It changes nothing: the pods that it is meant for stay as open, or as closed, as they are without it.',
  fix: "Make podSelector equal to labels of the pod template (not of the Deployment), in the policy's own namespace, or delete the policy.",
  reads: ['network'],
  *check({ network }) {
    for (const policy of findingsOf(network, 'policy-without-pods')) {
      const { source, path } = policy;
      const severity = severityOfAbsence(network, policy);
      if (severity === undefined) continue;
      const message = `no pod${source.namespace === '' ? '' : ` of ${source.namespace}`} has the labels that the policy selects`;
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
    }
  },
});

/** Pods that others make while the cluster runs, or in a namespace that is said to exist elsewhere, stand in no manifest; a key that the workloads have, too, is theirs. */
function severityOfAbsence(
  { cluster }: NetworkModel,
  { source, keys }: NetworkFindings['policy-without-pods'],
): Severity | undefined {
  if (keys.length === 0 || keys.includes(solver)) return undefined;
  if (source.namespace === '') return byKeys(cluster.pods.workloads, keys);
  if (cluster.complete && !cluster.elsewhere?.has(`Namespace/${source.namespace}`)) return 'error';
  if (mayHoldOtherPods(cluster, source.namespace)) return 'info';
  const pods = cluster.pods.inNamespace(source.namespace);
  if (pods.length === 0) return undefined;
  return byKeys(pods, keys);
}

function byKeys(pods: readonly Pick<Workload, 'labels'>[], keys: readonly string[]): Severity {
  return keys.every(key => pods.some(({ labels }) => labels[key] !== undefined)) ? 'warning' : 'info';
}
