import { rule } from './rule.js';

/** What other rules find about values with placeholders becomes this one's, a finding a resource. (analyze/placeholders.ts) */
export const placeholderUnfilled = rule({
  id: 'placeholder-unfilled',
  category: 'manifest',
  severity: 'info',
  summary: 'Values hold placeholders that something fills in before the API server sees them.',
  why: 'What stands in their place is not known here: nothing that rests on them was judged.',
  fix: 'Check what comes out: build the tree first (flux build, envsubst), and check that.',
  reads: [],
  check: () => [],
});
