import { routedFields } from '../exposure/exposure-shape.js';
import type { Fields, Shape } from '../shape/shape.js';
import { flag, has, isNumber, isText, labels, number, object, otherwise, portNumber, text } from '../shape/shape.js';
import { isWorkloadConstruct } from '../workload/workload.js';

const portOrName: Shape = {
  kind: 'choice',
  wants: 'a port: a name, or a number from 1 to 65535',
  of: [
    [isText, text],
    [isNumber, portNumber],
  ],
};

const workload: Shape = { kind: 'kept', is: isWorkloadConstruct, wants: 'an Application' };
const weight = number('a whole number from 0');
const pods = object('{ labels: { app: "web" }, port: 8080 }', { labels, port: portOrName, closes: flag }, [
  'labels',
  'port',
]);
const target: Shape = {
  kind: 'choice',
  wants: 'an Application, { application } or { service, port }',
  of: [
    [isWorkloadConstruct, workload],
    [
      has('application'),
      object('{ application: web }', { application: workload, port: text, weight }, ['application']),
    ],
    [
      has('service'),
      object('{ service: "web", port: 80 }', { service: text, port: portOrName, pods, weight }, ['service', 'port']),
    ],
  ],
};

const targets = 'an Application, { application }, { service, port } or a list of them';

/** The props of a route. */
export const routeFields = {
  ...routedFields,
  to: {
    kind: 'choice',
    wants: targets,
    of: [
      [Array.isArray, { kind: 'list', of: target, wants: targets, holes: true }],
      [otherwise, target],
    ],
  },
  expose: {
    kind: 'list',
    of: object('{ path: "/admin" }', routedFields),
    wants: 'a list of what is asked of paths and hosts',
  },
  name: text,
  namespace: text,
  labels,
} satisfies Fields;
