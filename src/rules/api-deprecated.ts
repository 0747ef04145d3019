import { rule } from './rule.js';

export const apiDeprecated = rule({
  id: 'api-deprecated',
  category: 'api',
  severity: 'warning',
  summary: 'The API server warns about this.',
  why: 'The resource is accepted, and a later version will not accept it, or a field has no effect.',
  fix: 'Follow the message, which names the replacement where there is one.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'deprecated'),
});
