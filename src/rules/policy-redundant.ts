import type { Finding } from '#model/diagnostic.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { isEmpty } from '#network/algebra/bit-set.js';
import { impliedBy, wordsOf } from '#network/findings/implied-policy.js';
import type { PolicyWords } from '#network/findings/implied-policy.js';
import type { NetworkModel } from '#network/model.js';
import type { Policy } from '#network/policy/policy.js';
import { rule } from './rule.js';

const path = ['spec'];

export const policyRedundant = rule({
  id: 'policy-redundant',
  category: 'policy',
  severity: 'info',
  summary: 'A network policy says what others say already.',
  why: 'Network policies add up: where others isolate the same pods and allow the same connections, one more changes nothing. Who deletes it, or tightens it, believes otherwise.',
  fix: 'Delete it, or write what it is meant to allow beyond the others.',
  reads: ['network'],
  *check({ network }) {
    for (const policies of byNamespace(network).values()) {
      let left = policies;
      // What was found is no reason to find another: of two that say the same, one stays.
      for (const words of policies.toReversed()) {
        const { policy } = words;
        const others = left.filter(one => one !== words);
        const reasons = impliedBy(words, others);
        if (reasons.length === 0) continue;
        left = others;
        if (!isEmpty(network.engine.spots.select(policy.subject).maybe)) yield findingOf(policy, reasons);
      }
    }
  },
});

function byNamespace({ engine: { policies } }: NetworkModel): ReadonlyMap<string, readonly PolicyWords[]> {
  const found = new Map<string, PolicyWords[]>();
  for (const policy of policies) {
    const { kind, apiVersion, namespace } = policy.source;
    if (kind !== 'NetworkPolicy' || groupOf(apiVersion) !== 'networking.k8s.io') continue;
    const list = found.get(namespace);
    if (list) list.push(wordsOf(policy));
    else found.set(namespace, [wordsOf(policy)]);
  }
  return found;
}

function findingOf({ source }: Policy, reasons: readonly Policy[]): Finding {
  const names = reasons.map(one => one.source.name).sort();
  const related = reasons.map(one => ({
    at: one.source.locate(path),
    subject: subjectOf(one.source),
    path,
    message: `${one.source.name} stands here`,
  }));
  const message = `the policy changes nothing: ${names.join(' and ')} ${names.length === 1 ? 'says' : 'say'} all that it says`;
  return { at: source.locate(path), subject: subjectOf(source), path, related, message };
}
