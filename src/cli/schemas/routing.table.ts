import {
  backendShape,
  backendsShape,
  documentShape,
  placeShape,
  text,
  texts,
  traceShape,
  whole,
} from './places.table.js';
import type { Shape } from '#configuration/shape.js';

const headers: Shape = {
  type: 'object',
  description: 'What the controller sets, or removes (null); what nobody can foresee in angle brackets',
};

const request: Shape = {
  type: 'object',
  required: ['scheme', 'host', 'path'],
  properties: {
    id: text,
    scheme: { enum: ['http', 'https'] },
    method: { ...text, default: 'GET' },
    host: { ...text, description: 'The Host header' },
    path: { ...text, description: 'With query, as sent' },
    headers: { type: 'object', additionalProperties: { anyOf: [text, texts] } },
    clientIP: { ...text, description: 'The address of the peer' },
    sni: text,
    entryPoint: text,
    port: whole,
  },
};

/** The file of `--requests`. */
export const requestsShape: Shape = {
  description: 'Requests to ask',
  type: 'array',
  items: { ...request, additionalProperties: false },
};

const answer: Shape = {
  type: 'object',
  required: ['request', 'controller', 'outcome', 'trace'],
  properties: {
    request,
    controller: text,
    version: { ...text, description: 'The release of the controller that answers so' },
    versionAssumed: { type: 'boolean', description: 'Nothing names the version: it is the newest that is known' },
    outcome: { enum: ['backend', 'redirect', 'respond', 'refused', 'unknown'] },
    backend: backendShape,
    backends: backendsShape,
    pods: {
      type: 'object',
      required: ['port', 'workloads', 'network'],
      properties: {
        port: { anyOf: [whole, text] },
        workloads: texts,
        network: { enum: ['allowed', 'denied', 'unknown'] },
      },
    },
    status: whole,
    location: text,
    reason: text,
    code: { ...text, description: 'Why the answer is unknown, or the handshake is refused: a stable word' },
    candidates: { type: 'array', items: { type: 'object', properties: { backend: backendShape } } },
    refused: { type: 'boolean', description: 'The controller refuses the configuration and keeps the one before' },
    responseHeaders: headers,
    upstream: {
      type: 'object',
      properties: {
        path: text,
        host: text,
        headers,
        told: { ...texts, description: 'The names of those headers that the controller sends to every backend' },
      },
    },
    tls: {
      type: 'object',
      required: ['certificate', 'names'],
      properties: {
        certificate: text,
        names: texts,
        provided: { ...text, description: 'What it rests on that the manifests leave open' },
      },
    },
    trace: traceShape,
  },
};

/** What `request` prints. */
export const answersShape = documentShape('Answers', 'Who answers, and why', {
  answers: { type: 'array', items: answer },
});

const route: Shape = {
  type: 'object',
  required: ['matches', 'backends', 'does', 'policies', 'at'],
  properties: {
    matches: { ...text, description: 'As the controller has it' },
    priority: { type: 'number' },
    priorityInDigits: { ...text, description: 'The same, where a number does not hold it' },
    backends: backendsShape,
    does: { ...texts, description: 'What happens besides: a redirect, a rewrite' },
    policies: { type: 'object' },
    at: placeShape,
    shadowedBy: { type: 'object', required: ['at', 'witness'], properties: { at: placeShape, witness: request } },
  },
};

const listener: Shape = {
  type: 'object',
  required: ['name', 'port', 'tls', 'hosts'],
  properties: {
    name: text,
    port: whole,
    tls: { type: 'boolean' },
    hosts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['host', 'routes'],
        properties: { host: text, routes: { type: 'array', items: route } },
      },
    },
  },
};

const controller: Shape = {
  type: 'object',
  required: ['controller', 'listeners'],
  properties: {
    controller: text,
    refused: { type: 'object', required: ['reason', 'at'], properties: { reason: text, at: placeShape } },
    unread: {
      type: 'object',
      description: 'How the controller routes is not known',
      required: ['code', 'because'],
      properties: { code: text, because: text },
    },
    listeners: { type: 'array', items: listener },
  },
};

/** What `routes` prints. */
export const routesShape = documentShape('Routes', 'What each controller would do, in match order', {
  controllers: { type: 'array', items: controller },
});
