import type { Shape } from '../../shape/shape.js';
import { has, isFlag, isText, labels, number, object, otherwise, text } from '../../shape/shape.js';

const speed = object('{ pods: 2, period: 60 }', {
  window: number(),
  pods: number(),
  percent: number(),
  period: number(),
});
const described = object(
  '{ apiVersion: "v1", kind: "Service", name: "queue" }',
  { apiVersion: text, kind: text, name: text },
  ['apiVersion', 'kind', 'name'],
);
const metric: Shape = {
  kind: 'choice',
  wants: 'a metric: { pods, average }, { object, of, value } or { external, average }',
  of: [
    [has('pods'), object('{ pods: "requests", average: "100" }', { pods: text, average: text }, ['pods', 'average'])],
    [
      has('object'),
      object('{ object: "depth", of: …, value: "30" }', { object: text, of: described, value: text }, [
        'object',
        'of',
        'value',
      ]),
    ],
    [
      has('external'),
      object('{ external: "depth", average: "30" }', { external: text, labels, average: text }, [
        'external',
        'average',
      ]),
    ],
  ],
};

/** An autoscaler. */
export const autoscalingShape: Shape = object(
  '{ max: 10 }',
  {
    min: number(),
    max: number(),
    cpu: number(),
    memory: number(),
    metrics: { kind: 'list', of: metric, wants: 'a list of metrics' },
    up: speed,
    down: speed,
  },
  ['max'],
);

const amount: Shape = {
  kind: 'choice',
  wants: 'a number or a share such as "25%"',
  of: [
    [isText, text],
    [otherwise, number('a number or a share such as "25%"')],
  ],
};

/** A disruption budget. */
export const budgetShape: Shape = {
  kind: 'choice',
  wants: 'false, { maxUnavailable } or { minAvailable }',
  of: [
    [isFlag, { kind: 'word', of: [false] }],
    [has('maxUnavailable'), object('{ maxUnavailable: 1 }', { maxUnavailable: amount }, ['maxUnavailable'])],
    [has('minAvailable'), object('{ minAvailable: 1 }', { minAvailable: amount }, ['minAvailable'])],
  ],
};
