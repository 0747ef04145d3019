import type { ApplicationProps } from './application-props.js';
import { connectionFields } from '../connections/connection-shape.js';
import { exposureFields } from '../exposure/exposure-shape.js';
import { probeShape } from '../workload/probe-shape.js';
import type { Case, Fields, Shape } from '../shape/shape.js';
import {
  flag,
  has,
  isFlag,
  isRecord,
  isText,
  number,
  object,
  oneOrMany,
  otherwise,
  portNumber,
  strings,
  text,
  texts,
} from '../shape/shape.js';

const protocol: Shape = { kind: 'word', of: ['TCP', 'UDP', 'SCTP'] };
const portObject = object('{ port: 8080 }', { port: portNumber, service: portNumber, protocol }, ['port']);
const port: Shape = {
  kind: 'choice',
  wants: 'a port or an object such as { port: 8080 }',
  of: [
    [isRecord, portObject],
    [otherwise, portNumber],
  ],
};

const fromKey = { key: text, optional: flag };
const env: Shape = {
  kind: 'choice',
  wants: 'a text, { secret, key }, { configMap, key } or { field }',
  of: [
    [isText, text],
    [has('field'), object('{ field: "status.podIP" }', { field: text }, ['field'])],
    [has('secret'), object('{ secret: "db", key: "password" }', { secret: text, ...fromKey }, ['secret', 'key'])],
    [
      has('configMap'),
      object('{ configMap: "web", key: "level" }', { configMap: text, ...fromKey }, ['configMap', 'key']),
    ],
  ],
};

const place = { path: text, name: text, readOnly: flag };
const emptyDir = object('{ sizeLimit: "1Gi" }', { sizeLimit: text, medium: { kind: 'word', of: ['Memory'] } });
const volumeOf = (source: string, shape: Shape): Case => [
  has(source),
  object(`{ path: "/data", ${source}: … }`, { ...place, [source]: shape }, ['path', source]),
];
const volume: Shape = {
  kind: 'choice',
  wants: 'a volume: a path and one of configMap, secret, claim and emptyDir',
  of: [volumeOf('configMap', text), volumeOf('secret', text), volumeOf('claim', text), volumeOf('emptyDir', emptyDir)],
};

const quantities = { cpu: text, memory: text, cpuLimit: text, memoryLimit: text };
const readiness: Shape = {
  kind: 'choice',
  wants: 'false or a probe such as { http: "/ready" }',
  of: [
    [isFlag, { kind: 'word', of: [false] }],
    [otherwise, probeShape],
  ],
};

const exampleExposure = 'an object such as { host: "shop.example.com" } or a list of them';

/** The props of an application. */
export const applicationFields: Fields<keyof ApplicationProps> = {
  name: text,
  namespace: text,
  image: text,
  port: portNumber,
  ports: { kind: 'record', of: port, wants: 'an object with ports by name', standIn: { main: 1 } },
  ...connectionFields,
  expose: oneOrMany(object('{ host: "shop.example.com" }', exposureFields), exampleExposure),
  labels: strings,
  command: texts,
  args: texts,
  env: { kind: 'record', of: env, wants: 'an object with variables by name' },
  resources: object('{ cpu: "100m", memory: "128Mi" }', quantities),
  probes: object('{ liveness: { http: "/healthz" } }', { readiness, liveness: probeShape, startup: probeShape }),
  writable: texts,
  volumes: { kind: 'list', of: volume, wants: 'a list of volumes' },
  replicas: number('a whole number from 0'),
  strategy: { kind: 'word', of: ['RollingUpdate', 'Recreate'] },
  user: number('a user id above 0'),
  group: number('a group id'),
  pullSecrets: texts,
  podAnnotations: strings,
};
