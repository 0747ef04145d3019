import { rule } from './rule.js';

export const manifestUnreadable = rule({
  id: 'manifest-unreadable',
  category: 'api',
  severity: 'error',
  summary: 'A document that is meant as a resource cannot be read.',
  why: 'kubectl stops at it; nothing in the document was checked.',
  fix: 'Mend the place that the message names.',
  reads: ['unreadable'],
  check: ({ unreadable }) =>
    unreadable.map(({ at, message, hint }) => ({ at, message: hint === undefined ? message : `${message}; ${hint}` })),
});
