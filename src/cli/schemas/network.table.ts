import { documentShape, placeShape, text, texts, traceShape, whole } from './places.table.js';
import type { Shape } from './shape.js';

const end: Shape = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: ['workload', 'controller', 'ip'] },
    namespace: text,
    workload: text,
    name: text,
    cidrs: texts,
  },
};

const ports: Shape = {
  anyOf: [
    { enum: ['all'] },
    {
      type: 'array',
      items: {
        type: 'object',
        required: ['protocol', 'from', 'to'],
        properties: { protocol: { enum: ['TCP', 'UDP', 'SCTP'] }, from: whole, to: whole },
      },
    },
  ],
};

/** What `reach` prints. */
export const reachShape = documentShape('Reach', 'What the network policies let through', {
  connections: {
    type: 'array',
    items: {
      type: 'object',
      required: ['from', 'to', 'ports'],
      properties: { from: end, to: end, ports, because: traceShape },
    },
  },
  unknown: {
    type: 'array',
    items: {
      type: 'object',
      required: ['from', 'to', 'reason', 'code'],
      properties: { from: end, to: end, reason: text, code: text },
    },
  },
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
      required: ['expectation', 'holds', 'trace'],
      properties: { expectation: { type: 'object' }, holds: { enum: [true, false, 'unknown'] }, trace: traceShape },
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
      properties: { at: placeShape, resource: { type: 'object' } },
    },
  },
  errors: {
    type: 'array',
    items: { type: 'object', required: ['at', 'message'], properties: { at: placeShape, message: text } },
  },
});
