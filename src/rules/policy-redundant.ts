import type { Finding } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
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
    for (const one of findingsOf(network, 'redundant-policy')) yield findingOf(one);
  },
});

function findingOf({ source, others }: NetworkFindings['redundant-policy']): Finding {
  const names = others.map(one => one.name).sort();
  const related = others.map(one => ({
    at: one.locate(path),
    subject: subjectOf(one),
    path,
    message: `${one.name} stands here`,
  }));
  const message = `the policy changes nothing: ${names.join(' and ')} ${names.length === 1 ? 'says' : 'say'} all that it says`;
  const cause = `${source.namespace}: ${message}`;
  return { at: source.locate(path), subject: subjectOf(source), path, related, message, cause };
}
