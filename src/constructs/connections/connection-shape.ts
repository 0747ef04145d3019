import type { Case, Fields, Shape } from '../shape/shape.js';
import {
  flag,
  has,
  isNumber,
  isRecord,
  isText,
  labels,
  object,
  oneOrMany,
  otherwise,
  portNumber,
  text,
  texts,
} from '../shape/shape.js';
import { isWorkloadConstruct } from '../workload/workload.js';
import type { Connected } from './connect.js';

const port: Shape = {
  kind: 'choice',
  wants: 'a port or an object such as { port: 8080 }',
  of: [
    [
      isRecord,
      object(
        '{ port: 8080 }',
        { port: portNumber, service: portNumber, protocol: { kind: 'word', of: ['TCP', 'UDP', 'SCTP'] } },
        ['port'],
      ),
    ],
    [otherwise, portNumber],
  ],
};
const ports: Shape = { kind: 'list', of: port, wants: 'a list of ports' };
const portOrName: Shape = {
  kind: 'choice',
  wants: 'a port by name or number',
  of: [
    [isText, text],
    [isNumber, portNumber],
  ],
};
const portNames: Shape = { kind: 'list', of: portOrName, wants: 'a list of ports by name or number' };

const workload: Shape = { kind: 'kept', is: isWorkloadConstruct, wants: 'an Application' };
const pods = { namespace: text, labels };

/** A value that one of our functions made, told by its `kind`. */
function made(kind: string, by: string, fields: Fields, needs: readonly string[] = []): Case {
  return [
    value => isRecord(value) && value['kind'] === kind,
    object(by, { kind: text, ...fields }, ['kind', ...needs]),
  ];
}

const callee: Shape = {
  kind: 'choice',
  wants:
    'an Application, { application, port }, { namespace, ports }, service(), external(), cidr() or kubernetesApi()',
  of: [
    [isWorkloadConstruct, workload],
    made('service', 'service({ namespace, name, labels, ports })', { ...pods, name: text, ports, address: text }, [
      'namespace',
      'name',
      'labels',
      'ports',
    ]),
    made('addresses', 'cidr("10.20.0.0/16", 5432)', { cidrs: texts, except: texts, ports }, [
      'cidrs',
      'except',
      'ports',
    ]),
    made('kubernetes-api', 'kubernetesApi()', {}),
    made('itself', 'itself("gossip")', { ports: texts }),
    made('host', 'external("api.stripe.com", 443)', { name: text, ports }, ['name', 'ports']),
    [
      has('application'),
      object(
        '{ application: api, port: "admin" }',
        { application: workload, port: oneOrMany(text, "a port's name or a list of them") },
        ['application', 'port'],
      ),
    ],
    [has('namespace'), object('{ namespace: "kube-system", ports: [53] }', { ...pods, ports }, ['namespace', 'ports'])],
  ],
};

const caller: Shape = {
  kind: 'choice',
  wants: 'an Application, { application }, { namespace }, cidr() or monitoring()',
  of: [
    [isWorkloadConstruct, workload],
    made('addresses', 'cidr("203.0.113.0/24")', { cidrs: texts, except: texts, ports: portNames }, ['cidrs', 'except']),
    made('monitoring', 'monitoring("metrics")', { port: portOrName }),
    [has('application'), object('{ application: api }', { application: workload, ports: portNames }, ['application'])],
    [isRecord, object('{ namespace: "monitoring" }', { ...pods, ports: portNames }, ['namespace'])],
  ],
};

/** What an application says of its connections. */
export const connectionFields: Fields<keyof Connected> = {
  calls: { kind: 'list', of: callee, wants: 'a list of applications' },
  dns: flag,
  callers: { kind: 'list', of: caller, wants: 'a list of callers such as { namespace: "monitoring" }' },
};
