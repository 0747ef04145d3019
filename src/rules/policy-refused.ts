import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyRefused = rule({
  id: 'policy-refused',
  category: 'policy',
  severity: 'error',
  summary: 'Calico refuses a network policy, though the definition of its kind lets it pass.',
  why: 'The policy is not applied, or is stored and taken for missing: what it allows stays closed, or what it denies stays open.',
  fix: "Write the field as Calico takes it; it reads a selector such as app == 'web', and ports beside a protocol that has them.",
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, because } of findingsOf(network, 'refused-policy')) {
      yield { at: source.locate(path), subject: subjectOf(source), path, message: `Calico refuses it: ${because}` };
    }
  },
});
