import { clusterShape, documentShape, placeShape, subjectShape, text, texts, whole } from './places.table.js';
import type { Shape } from '#configuration/shape.js';

const key: Shape = { anyOf: [text, whole] };
const severity: Shape = { enum: ['error', 'warning', 'info'] };
const related: Shape = {
  type: 'object',
  required: ['at', 'message'],
  properties: { at: placeShape, subject: subjectShape, path: { type: 'array', items: key }, message: text },
};

const fix: Shape = {
  type: 'object',
  required: ['title', 'edits'],
  properties: {
    title: text,
    edits: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file', 'start', 'end', 'text'],
        properties: { file: text, start: whole, end: whole, text },
      },
    },
  },
};

const effects = [
  'none',
  'ignored',
  'others-ignored',
  'access-dropped',
  'location-denied',
  'host-denied',
  'ingress-skipped',
  'configuration-refused',
  'unknown',
];

const diagnostic: Shape = {
  type: 'object',
  required: ['rule', 'category', 'severity', 'message', 'at', 'docs', 'fingerprint'],
  properties: {
    rule: text,
    category: {
      ...text,
      description:
        'api: the API server refuses (error) or warns (warning); manifest: the text says something else than it seems to',
    },
    severity,
    kind: { ...text, description: 'Of category api: what is wrong with the field' },
    message: text,
    at: placeShape,
    subject: subjectShape,
    path: { type: 'array', items: key, description: 'The field, as the API server names it' },
    related: { type: 'array', items: related },
    fix,
    effect: { enum: effects, description: 'What the controller does with the value' },
    docs: text,
    fingerprint: { ...text, description: 'Does not depend on file, line or list index' },
    cluster: clusterShape,
    alsoIn: { ...texts, description: 'The other clusters of which the same is to be said' },
    suppressed: { type: 'object', required: ['by', 'reason'], properties: { by: text, reason: text } },
  },
};

const counts = ['files', 'resources', 'ignored', 'unreadable', 'errors', 'warnings', 'infos'];

const unjudged: Shape = {
  type: 'array',
  description: 'What was not judged, since how its controller works is not known here',
  items: {
    type: 'object',
    required: ['controller', 'kind', 'count'],
    properties: { controller: text, kind: text, count: whole },
  },
};

/** What `check` prints. */
export const diagnosticsShape = documentShape('Diagnostics', 'What is wrong', {
  diagnostics: { type: 'array', items: diagnostic },
  summary: {
    type: 'object',
    required: [...counts, 'unjudged'],
    properties: { ...Object.fromEntries(counts.map(name => [name, whole])), unjudged },
  },
});

/** What `check --update-baseline` writes. */
export const baselineShape = documentShape('Baseline', 'Findings that are known', {
  findings: {
    type: 'array',
    items: {
      type: 'object',
      required: ['fingerprint', 'rule', 'message'],
      properties: { fingerprint: text, rule: text, subject: subjectShape, message: text },
    },
  },
});

/** What `rules` prints. */
export const rulesShape = documentShape('Rules', 'All rules', {
  rules: {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'category', 'severity', 'summary', 'why', 'fix'],
      properties: { id: text, category: text, severity, summary: text, why: text, fix: text },
    },
  },
});

/** What `--version -o json` prints. */
export const versionShape = documentShape('Version', 'What is known', {
  version: text,
  controllers: {
    type: 'array',
    items: { type: 'object', required: ['name', 'versions'], properties: { name: text, versions: texts } },
  },
  kubernetes: texts,
  definitions: texts,
});
