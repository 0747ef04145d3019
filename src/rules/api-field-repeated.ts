import { rule } from './rule.js';

export const apiFieldRepeated = rule({
  id: 'api-field-repeated',
  category: 'api',
  severity: 'error',
  summary: 'A key stands twice in one mapping.',
  why: 'The API server refuses the manifest under strict validation; tools that do not notice keep one of the two values and lose the other.',
  fix: 'Keep one of them.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'repeated-field'),
});
