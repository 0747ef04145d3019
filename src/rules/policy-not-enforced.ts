import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyNotEnforced = rule({
  id: 'policy-not-enforced',
  category: 'policy',
  severity: 'warning',
  summary: "The cluster's network takes no notice of a network policy, or of a part of it.",
  why: 'The manifest reads as if traffic were denied, or allowed, and nothing happens.',
  fix: 'Use a network that enforces it, or say it in a way that this one enforces.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, because, intended } of findingsOf(network, 'unenforced')) {
      const at = source.locate(path);
      const severity = intended === true ? ({ severity: 'info' } as const) : {};
      yield { at, subject: subjectOf(source), path, message: because, cause: because, ...severity };
    }
  },
});
