import type { Shape } from '../../shape/shape.js';
import { flag, isFlag, labels, number, object, oneOrMany, otherwise, text } from '../../shape/shape.js';

const values = oneOrMany(text, 'a text or a list of them');
const labelled: Shape = { kind: 'record', of: values, wants: 'an object with labels of nodes', rendered: true };
const effect: Shape = { kind: 'word', of: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] };
const toleration = object('{ key: "gpu", effect: "NoSchedule" }', {
  key: text,
  value: text,
  effect,
  seconds: number(),
});
const spread: Shape = {
  kind: 'choice',
  wants: 'false or a list such as [{ over: "zone" }]',
  of: [
    [isFlag, { kind: 'word', of: [false] }],
    [
      otherwise,
      {
        kind: 'list',
        of: object('{ over: "zone" }', { over: text, skew: number(), required: flag }, ['over']),
        wants: 'a list such as [{ over: "zone" }]',
      },
    ],
  ],
};
const neighbours: Shape = {
  kind: 'list',
  of: object('{ labels: { app: "cache" } }', { labels, namespace: text, within: text, required: flag }, ['labels']),
  wants: 'a list of pods by their labels',
};

/** Where pods run. */
export const schedulingShape: Shape = object('{ nodes: { "kubernetes.io/arch": "amd64" } }', {
  nodes: labelled,
  preferredNodes: labelled,
  tolerations: { kind: 'list', of: toleration, wants: 'a list of tolerations' },
  spread,
  near: neighbours,
  apart: neighbours,
  priorityClass: text,
  runtimeClass: text,
});
