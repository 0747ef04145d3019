import type { Shape } from '#configuration/shape.js';

/** Parts that several documents share. */
export const text: Shape = { type: 'string' };
export const whole: Shape = { type: 'integer' };
export const texts: Shape = { type: 'array', items: text };

export const placeShape: Shape = {
  type: 'object',
  description: 'Lines and columns count from 1; the end is exclusive',
  required: ['file', 'line', 'column'],
  properties: { file: text, line: whole, column: whole, endLine: whole, endColumn: whole },
};

export const subjectShape: Shape = {
  type: 'object',
  required: ['apiVersion', 'kind', 'name'],
  properties: { apiVersion: text, kind: text, namespace: text, name: text },
};

export const backendShape: Shape = {
  type: 'object',
  required: ['namespace', 'service', 'port'],
  properties: { namespace: text, service: text, port: { anyOf: [whole, text] } },
};

export const backendsShape: Shape = {
  type: 'array',
  items: {
    type: 'object',
    required: ['backend', 'weight'],
    properties: { backend: backendShape, weight: { type: 'number' } },
  },
};

/** The cluster that something is said of. */
export const clusterShape: Shape = {
  ...text,
  description: 'Where there are several: the PATH, or the folder of the kustomization',
};

export const traceShape: Shape = {
  type: 'array',
  items: { type: 'object', required: ['says'], properties: { at: placeShape, says: text } },
};

type Fields = Readonly<Record<string, Shape>>;

/** A document of the contract: its kind, its fields, and those that only some options add. */
export function documentShape(kind: string, description: string, fields: Fields, optional: Fields = {}): Shape {
  return {
    description,
    type: 'object',
    required: ['apiVersion', 'kind', ...Object.keys(fields)],
    properties: { apiVersion: { enum: ['gatewright.dev/v1'] }, kind: { enum: [kind] }, ...fields, ...optional },
  };
}
