import type { Shape } from '../../shape/shape.js';
import { has, isFlag, isText, labels, number, object, otherwise, text, textSuchAs } from '../../shape/shape.js';

const speed = object('{ pods: 2, period: 60 }', {
  window: number('a number of seconds'),
  pods: number(),
  percent: number(),
  period: number('a number of seconds'),
});
const percent = number('a percentage such as 80, without a sign');
const amount = textSuchAs('100');
const described = object(
  '{ apiVersion: "v1", kind: "Service", name: "queue" }',
  { apiVersion: text, kind: text, name: text },
  ['apiVersion', 'kind', 'name'],
);
const metric: Shape = {
  kind: 'choice',
  wants: 'a metric: { pods, average }, { object, of, value } or { external, average }',
  of: [
    [has('pods'), object('{ pods: "requests", average: "100" }', { pods: text, average: amount }, ['pods', 'average'])],
    [
      has('object'),
      object('{ object: "depth", of: …, value: "30" }', { object: text, of: described, value: amount }, [
        'object',
        'of',
        'value',
      ]),
    ],
    [
      has('external'),
      object('{ external: "depth", average: "30" }', { external: text, labels, average: amount }, [
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
    cpu: percent,
    memory: percent,
    metrics: { kind: 'list', of: metric, wants: 'a list of metrics' },
    up: speed,
    down: speed,
  },
  ['max'],
);

const pods: Shape = {
  kind: 'choice',
  wants: 'a number or a share such as "25%"',
  of: [
    [isText, text],
    [otherwise, number('a number or a share such as "25%"')],
  ],
};

function both(value: unknown): boolean {
  return has('maxUnavailable')(value) && has('minAvailable')(value);
}

/** A disruption budget. */
export const budgetShape: Shape = {
  kind: 'choice',
  wants: 'false, { maxUnavailable } or { minAvailable }',
  of: [
    [isFlag, { kind: 'word', of: [false] }],
    [both, { kind: 'kept', is: () => false, wants: 'one of maxUnavailable and minAvailable; give one' }],
    [has('maxUnavailable'), object('{ maxUnavailable: 1 }', { maxUnavailable: pods }, ['maxUnavailable'])],
    [has('minAvailable'), object('{ minAvailable: 1 }', { minAvailable: pods }, ['minAvailable'])],
  ],
};
