import { rule } from './rule.js';

export const apiExpressionBroken = rule({
  id: 'api-expression-broken',
  category: 'api',
  severity: 'error',
  summary: 'A rule of the resource definition does not hold.',
  why: 'The definition of a custom resource carries rules in CEL; the API server evaluates them and refuses the manifest.',
  fix: "Follow the message, which is the definition's own sense in our words.",
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'broken-expression'),
});
