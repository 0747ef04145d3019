import { rule } from './rule.js';

export const apiTypeWrong = rule({
  id: 'api-type-wrong',
  category: 'api',
  severity: 'error',
  summary: 'A value has another type than its field.',
  why: 'The API server cannot decode the manifest and refuses it. Plain YAML such as yes, 0777 or 1e3 is not text.',
  fix: 'Write a value of the type that the message names; quote what is meant as text.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'wrong-type'),
});
