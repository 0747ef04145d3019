import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyShadowedByAdmin = rule({
  id: 'policy-shadowed-by-admin',
  category: 'policy',
  severity: 'warning',
  summary: 'What a network policy allows is denied before it is asked.',
  why: 'A ClusterNetworkPolicy or AdminNetworkPolicy decides first: what it denies, no network policy allows. The rule lets nobody through.',
  fix: 'Take the rule away, or have the cluster-wide policy pass these connections on before it denies them.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, denier } of findingsOf(network, 'denied-before')) {
      const message = `nobody gets through by this rule: ${denier.source.kind} ${denier.source.name} denies it before`;
      const at = denier.source.locate(denier.path);
      const related = [{ at, subject: subjectOf(denier.source), path: denier.path, message: 'it is denied here' }];
      yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
    }
  },
});
