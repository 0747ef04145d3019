import { subjectOf } from '#model/resource.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyPeerTooWide = rule({
  id: 'policy-peer-too-wide',
  category: 'policy',
  severity: 'warning',
  summary: 'A namespaceSelector and a podSelector that read as one peer stand in two list items.',
  why: 'Items of a list are alternatives: the namespaceSelector by itself means every pod of its namespaces, and the podSelector beside it takes nobody away.',
  fix: 'Write both selectors in one item, without a dash before the second. Where every pod of the namespaces is meant, delete the podSelector.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, direction, path, beside, namespaces } of findingsOf(network, 'peer-not-narrowed')) {
      const whom = `every pod of ${placesOf(namespaces)}`;
      const effect = direction === 'ingress' ? `lets ${whom} in` : `lets the pods reach ${whom}`;
      const message = `the peer ${effect}: the podSelector of the item beside it does not narrow it`;
      const related = [
        { at: source.locate(beside), subject: subjectOf(source), path: beside, message: 'it stands here' },
      ];
      yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
    }
  },
});

function placesOf(namespaces: NetworkFindings['peer-not-narrowed']['namespaces']): string {
  if (namespaces === 'every') return 'every namespace';
  return namespaces === 'labelled' ? 'the namespaces that it selects' : `namespace ${namespaces.named}`;
}
