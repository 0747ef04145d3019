import { rule } from './rule.js';

export const apiFieldMissing = rule({
  id: 'api-field-missing',
  category: 'api',
  severity: 'error',
  summary: 'A required field is absent.',
  why: 'The API server refuses the manifest.',
  fix: 'Add the field.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'missing-field'),
});
