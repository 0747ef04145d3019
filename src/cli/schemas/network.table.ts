import {
  clusterShape,
  documentShape,
  placeShape,
  subjectShape,
  text,
  texts,
  traceShape,
  whole,
} from './places.table.js';
import type { Shape } from '#configuration/shape.js';

const end: Shape = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: ['workload', 'controller', 'ip', 'internet', 'node', 'namespace', 'service'] },
    namespace: text,
    workload: text,
    name: text,
    cidrs: texts,
  },
};

const protocol: Shape = { enum: ['TCP', 'UDP', 'SCTP'] };
const direction: Shape = { enum: ['ingress', 'egress'] };

const ports: Shape = {
  anyOf: [
    { enum: ['all'] },
    {
      type: 'array',
      items: {
        type: 'object',
        required: ['protocol', 'from', 'to'],
        properties: { protocol, from: whole, to: whole },
      },
    },
  ],
};

const connections: Shape = {
  type: 'array',
  items: {
    type: 'object',
    required: ['from', 'to', 'ports'],
    properties: { cluster: clusterShape, from: end, to: end, ports, because: traceShape },
  },
};

const explanation: Shape = {
  type: 'array',
  description: 'With --explain: the rules of each side, one by one',
  items: {
    type: 'object',
    required: ['direction', 'near', 'lines'],
    properties: {
      direction,
      near: text,
      lines: {
        type: 'array',
        items: {
          type: 'object',
          required: ['kind', 'says'],
          properties: { at: placeShape, kind: { enum: ['policy', 'rule', 'other', 'none'] }, says: text },
        },
      },
    },
  },
};

const turning: Shape = {
  type: 'object',
  description: 'With --explain: the smallest change that would turn the answer',
  required: ['changes', 'manifests'],
  properties: {
    changes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'subject', 'path', 'title'],
        properties: {
          at: placeShape,
          subject: subjectShape,
          path: { type: 'array', items: { anyOf: [text, whole] } },
          set: { description: 'What stands there then; absent where it is taken away' },
          title: text,
        },
      },
    },
    manifests: { type: 'array', items: { type: 'object' }, description: 'What is added' },
  },
};

const answer: Shape = {
  type: 'object',
  required: ['from', 'to', 'verdict', 'because'],
  properties: {
    cluster: clusterShape,
    from: end,
    to: end,
    port: whole,
    protocol,
    verdict: { enum: ['allowed', 'denied', 'unknown'] },
    code: { ...text, description: 'Why the answer is unknown: a stable word' },
    reason: text,
    because: traceShape,
    explanation,
    turning,
  },
};

const exposure: Shape = {
  type: 'object',
  required: ['workload', 'direction', 'pods', 'ports'],
  properties: { workload: end, direction, pods: text, ports },
};

/** What `reach` prints. */
export const reachShape = documentShape(
  'Reach',
  'What the network policies let through',
  {
    connections,
    unknown: {
      type: 'array',
      items: {
        type: 'object',
        required: ['from', 'to', 'reason', 'code'],
        properties: { cluster: clusterShape, from: end, to: end, ports, reason: text, code: text },
      },
    },
  },
  {
    answers: { type: 'array', items: answer, description: 'With --from and --to: the verdict of each cluster' },
    exposure: {
      type: 'array',
      items: exposure,
      description: 'With --exposure: what pods that are not there yet could reach, or be reached by',
    },
  },
);

/** What `reach --since` prints. */
export const reachChangesShape = documentShape('ReachChanges', 'What gets through now and did not, and the reverse', {
  added: connections,
  removed: connections,
});

const asked: Shape = {
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      required: ['scheme', 'host', 'path'],
      properties: {
        scheme: { enum: ['http', 'https'] },
        method: text,
        host: text,
        path: text,
        headers: { type: 'object', additionalProperties: text },
        clientIP: text,
        entryPoint: text,
        port: whole,
      },
    },
  ],
};

/** A file of expectations. */
export const expectationsShape: Shape = {
  description: 'What the manifests are held to',
  type: 'object',
  additionalProperties: false,
  required: ['apiVersion', 'kind'],
  properties: {
    apiVersion: { enum: ['gatewright.dev/v1'] },
    kind: { enum: ['Expectations'] },
    requests: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['request', 'answer'],
        properties: {
          request: asked,
          controller: text,
          answer: {
            type: 'object',
            additionalProperties: false,
            properties: { backend: text, redirect: text, status: whole },
          },
        },
      },
    },
    reach: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'allowed'],
        properties: { from: text, to: text, port: { anyOf: [text, whole] }, allowed: { type: 'boolean' } },
      },
    },
  },
};

/** What `test` prints. */
export const resultsShape = documentShape('Results', 'Which expectations hold', {
  results: {
    type: 'array',
    items: {
      type: 'object',
      required: ['expectation', 'holds', 'got', 'trace'],
      properties: {
        cluster: clusterShape,
        expectation: { type: 'object' },
        holds: { enum: [true, false, 'unknown'] },
        got: { ...text, description: 'What happens in its place' },
        trace: traceShape,
      },
    },
  },
});

/** What `read` prints. */
export const resourcesShape = documentShape('Resources', 'The resources as kubectl reads them', {
  resources: {
    type: 'array',
    items: {
      type: 'object',
      required: ['at', 'resource'],
      properties: { cluster: clusterShape, at: placeShape, resource: { type: 'object' } },
    },
  },
  errors: {
    type: 'array',
    items: { type: 'object', required: ['at', 'message'], properties: { at: placeShape, message: text } },
  },
});
