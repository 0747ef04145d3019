import type { Severity } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkModel, PolicyWithoutPods } from '#network/index.js';
import { policiesWithoutPods } from '#network/index.js';
import { rule } from './rule.js';

const path = ['spec', 'podSelector'];

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
    for (const policy of policiesWithoutPods(network)) {
      const { source } = policy;
      const severity = severityOfAbsence(network, policy);
      if (severity === undefined) continue;
      const message = `no pod of ${source.namespace} has the labels that the policy selects`;
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
    }
  },
});

/** Pods that others make while the cluster runs, or in a namespace that is said to exist elsewhere, stand in no manifest; a key that the workloads have, too, is theirs. */
function severityOfAbsence({ cluster }: NetworkModel, { source, keys }: PolicyWithoutPods): Severity | undefined {
  if (keys.length === 0 || keys.includes(solver)) return undefined;
  if (cluster.complete && !cluster.elsewhere?.has(`Namespace/${source.namespace}`)) return 'error';
  const pods = cluster.pods.inNamespace(source.namespace);
  if (pods.length === 0) return undefined;
  return keys.every(key => pods.some(({ labels }) => labels[key] !== undefined)) ? 'warning' : 'info';
}
