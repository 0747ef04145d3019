import type { Fields, Shape } from '../../shape/shape.js';
import { flag, has, isText, number, object, otherwise, strings, text, texts, textSuchAs } from '../../shape/shape.js';
import { namedShape } from '../named.js';
import { portsShape } from '../port-shape.js';
import { volumeShape } from '../volumes/volume-shape.js';
import type { BareContainerProps, ContainerProps, ContainersProps } from './container-props.js';
import { probesShape } from './probe-shape.js';

const fromKey = { key: text, optional: flag };
const [configMap, secret] = [namedShape('ConfigMap'), namedShape('Secret')];
const env: Shape = {
  kind: 'choice',
  wants: 'a text, { secret, key }, { configMap, key }, { field } or { resource }',
  of: [
    [isText, text],
    [has('field'), object('{ field: "status.podIP" }', { field: text }, ['field'])],
    [
      has('resource'),
      object('{ resource: "limits.memory" }', { resource: text, divisor: text, container: text }, ['resource']),
    ],
    [has('secret'), object('{ secret: "db", key: "password" }', { secret, ...fromKey }, ['secret', 'key'])],
    [has('configMap'), object('{ configMap: "web", key: "level" }', { configMap, ...fromKey }, ['configMap', 'key'])],
  ],
};

const sourceOptions = { prefix: text, optional: flag };
const envSource: Shape = {
  kind: 'choice',
  wants: 'a source of variables: { configMap } or { secret }',
  of: [
    [has('configMap'), object('{ configMap: "web" }', { configMap, ...sourceOptions }, ['configMap'])],
    [has('secret'), object('{ secret: "web" }', { secret, ...sourceOptions }, ['secret'])],
  ],
};

const resources = object('{ cpu: "100m", memory: "128Mi" }', {
  cpu: textSuchAs('100m'),
  memory: textSuchAs('256Mi'),
  cpuLimit: textSuchAs('500m'),
  memoryLimit: textSuchAs('512Mi'),
  storage: textSuchAs('1Gi'),
  devices: strings,
});

const action: Shape = {
  kind: 'choice',
  wants: 'an action: { sleep }, { command } or { http }',
  of: [
    [has('sleep'), object('{ sleep: 5 }', { sleep: number('a whole number of seconds above 0') }, ['sleep'])],
    [has('command'), object('{ command: ["drain"] }', { command: texts }, ['command'])],
    [has('http'), object('{ http: "/drain" }', { http: text, port: text }, ['http'])],
  ],
};
const beforeStop: Shape = {
  kind: 'choice',
  wants: 'false or an action such as { sleep: 5 }',
  of: [
    [value => typeof value === 'boolean', { kind: 'word', of: [false] }],
    [otherwise, action],
  ],
};

const writable: Shape = {
  kind: 'choice',
  wants: 'a list of texts',
  of: [
    [value => value === true, flag],
    [otherwise, texts],
  ],
};

const bareFields: Fields<keyof BareContainerProps> = {
  image: text,
  pull: { kind: 'word', of: ['Always', 'IfNotPresent', 'Never'] },
  command: texts,
  args: texts,
  workingDir: text,
  env: { kind: 'record', of: env, wants: 'an object with variables by name such as { LEVEL: "info" }' },
  envFrom: { kind: 'list', of: envSource, wants: 'a list of ConfigMaps and Secrets' },
  resources,
  writable,
  volumes: { kind: 'list', of: volumeShape, wants: 'a list of volumes' },
  root: flag,
  capabilities: texts,
  privileged: flag,
};

/** The props of a container. */
export const containerFields: Fields<keyof ContainerProps> = {
  ...bareFields,
  probes: probesShape,
  lifecycle: object('{ preStop: { sleep: 5 } }', { postStart: action, preStop: beforeStop }),
};

const user = number('a user id above 0');
const beside = { ...containerFields, ports: portsShape, user };
const example = '{ image: "registry.example.com/proxy:1" }';
const byName = (fields: Fields): Shape => ({
  kind: 'record',
  of: object(example, fields, ['image']),
  wants: 'an object with containers by name',
});

/** The props of the containers beside. */
export const containersFields: Fields<keyof ContainersProps> = {
  containers: byName(beside),
  sidecars: byName({ ...beside, afterInit: flag }),
  initContainers: byName({ ...bareFields, user }),
};
