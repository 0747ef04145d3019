import { rule } from './rule.js';

export const apiFieldUnknown = rule({
  id: 'api-field-unknown',
  category: 'api',
  severity: 'error',
  summary: 'A field is not known to the kind.',
  why: 'The API server refuses the manifest under strict validation, and drops the field without it: what the field was meant to do does not happen.',
  fix: 'Correct the spelling or the place of the field; the message names the nearest known one.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'unknown-field'),
});
