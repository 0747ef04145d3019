import { rule } from './rule.js';

export const apiKindRemoved = rule({
  id: 'api-kind-removed',
  category: 'api',
  severity: 'error',
  summary: 'This version of Kubernetes no longer serves the kind.',
  why: 'The API server answers that it does not know the kind, and nothing is created.',
  fix: 'Move to the version of the API that the message names.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'removed-kind'),
});
