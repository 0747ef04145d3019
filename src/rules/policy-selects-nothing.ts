import type { Severity } from '#model/diagnostic.js';
import type { Resource } from '#model/resource.js';
import { groupOf, specOf, subjectOf } from '#model/resource.js';
import { membersOf } from '#network/algebra/bit-set.js';
import { conditionsOf } from '#network/policy/label-expression.js';
import { selectorExpression } from '#network/policy/label-selector.js';
import type { NetworkModel } from '#network/model.js';
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
    const { policies, spots } = network.engine;
    for (const { source, subject } of policies) {
      if (source.kind !== 'NetworkPolicy' || groupOf(source.apiVersion) !== 'networking.k8s.io') continue;
      const pods = membersOf(spots.select(subject).maybe).filter(spot => stands(network, spot));
      const severity = pods.length === 0 ? gravityOf(network, source) : undefined;
      if (severity === undefined) continue;
      const message = `no pod of ${source.namespace} has the labels that the policy selects`;
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
    }
  },
});

/** Whether pods stand anywhere: those of a controller that nobody knows may be everywhere, and are nobody's to select. */
function stands({ engine: { spots } }: NetworkModel, spot: number): boolean {
  return spots.classes[spot]?.members.some(({ namespace }) => namespace !== undefined) === true;
}

/** Pods that others make while the cluster runs stand in no manifest; a key that the workloads have, too, is theirs. */
function gravityOf({ cluster, index }: NetworkModel, policy: Resource): Severity | undefined {
  const keys = conditionsOf(selectorExpression(specOf(policy)['podSelector'], 'pod')).map(one => one.key);
  if (keys.length === 0 || keys.includes(solver)) return undefined;
  if (cluster.complete) return 'error';
  const pods = index.inNamespace(policy.namespace);
  if (pods.length === 0) return undefined;
  return keys.every(key => pods.some(({ labels }) => labels[key] !== undefined)) ? 'warning' : 'info';
}
