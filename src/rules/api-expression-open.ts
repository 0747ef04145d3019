import { rule } from './rule.js';

export const apiExpressionOpen = rule({
  id: 'api-expression-open',
  category: 'api',
  severity: 'info',
  summary: 'A rule of the resource definition cannot be evaluated from here.',
  why: 'The rule reads something that manifests do not hold, or uses a function that is not known here; whether the API server accepts the manifest stays open.',
  fix: 'Nothing, or apply it with --dry-run=server where it matters.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'open-expression'),
});
