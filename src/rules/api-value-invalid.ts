import { rule } from './rule.js';

export const apiValueInvalid = rule({
  id: 'api-value-invalid',
  category: 'api',
  severity: 'error',
  summary: 'A value is not allowed for its field.',
  why: 'The API server refuses the manifest: the value is out of bounds, of the wrong form, or contradicts another field.',
  fix: 'Write a value of the form that the message names.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'invalid-value'),
});
