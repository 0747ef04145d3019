import fc from 'fast-check';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';

/** A small cluster: namespaces and pods, and policies over them. */
export interface World {
  readonly namespaces: readonly JsonObject[];
  readonly pods: readonly JsonObject[];
  readonly policies: readonly JsonObject[];
}

const namespaces = ['a', 'b', 'c'];
const protocols = ['TCP', 'UDP', 'SCTP'] as const;
const addresses = ['10.0.0.1', '10.0.0.2', '10.0.1.1', '10.1.0.1', '192.168.0.1'];
const blocks = [
  '10.0.0.0/16',
  '10.0.0.0/24',
  '10.0.0.1/32',
  '10.1.0.0/16',
  '0.0.0.0/0',
  '192.168.0.0/24',
  '10.0.1.0/24',
];

const value = fc.constantFrom('x', 'y', 'z');
const labels = fc.dictionary(fc.constantFrom('app', 'tier'), value, { maxKeys: 2, noNullPrototype: true });

const containerPort = fc.record({
  name: fc.constantFrom('web', 'metrics'),
  containerPort: fc.constantFrom(80, 81, 8080),
  protocol: fc.constantFrom(...protocols),
});

const pod = (at: number): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      namespace: fc.constantFrom(...namespaces),
      labels,
      ports: fc.uniqueArray(containerPort, { maxLength: 3, selector: one => `${one.name}/${one.protocol}` }),
    })
    .map(({ namespace, labels: own, ports }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `p${at}`, namespace, labels: own },
      spec: { containers: [{ name: 'c', image: 'i', ports }] },
      status: { podIP: addresses[at] ?? '10.9.9.9', podIPs: [{ ip: addresses[at] ?? '10.9.9.9' }] },
    }));

const requirement = fc.oneof(
  fc.record({
    key: fc.constantFrom('app', 'tier'),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: fc.constantFrom('app', 'tier'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

const selector: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: labels.map(matchLabels => ({ matchLabels })) },
  {
    weight: 2,
    arbitrary: fc.array(requirement, { minLength: 1, maxLength: 2 }).map(matchExpressions => ({ matchExpressions })),
  },
);

/** Exceptions lie in their block, as the API server asks. */
const ipBlock = fc.constantFrom(
  ...blocks.map(cidr => ({ cidr })),
  { cidr: '10.0.0.0/16', except: ['10.0.0.0/24'] },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/16', '192.168.0.0/24'] },
);

const peer: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ namespaceSelector: selector, podSelector: selector }),
  ipBlock.map(block => ({ ipBlock: block })),
);

const policyPort: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ protocol: fc.constantFrom(...protocols) }),
  fc.record({ protocol: fc.constantFrom(...protocols), port: fc.constantFrom(80, 81, 8080) }),
  fc.record({ port: fc.constantFrom('web', 'metrics'), protocol: fc.constantFrom(...protocols) }),
  fc.constant({ port: 80, endPort: 90 }),
);

const rules = (key: 'from' | 'to'): fc.Arbitrary<JsonObject[]> =>
  fc.array(
    fc.record(
      { [key]: fc.array(peer, { maxLength: 2 }), ports: fc.array(policyPort, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  );

export const networkPolicy = (name: string): fc.Arbitrary<JsonObject> =>
  fc
    .record(
      {
        podSelector: selector,
        policyTypes: fc.uniqueArray(fc.constantFrom('Ingress', 'Egress'), { maxLength: 2 }),
        ingress: rules('from'),
        egress: rules('to'),
      },
      { requiredKeys: ['podSelector'] },
    )
    .chain(spec =>
      fc.constantFrom(...namespaces).map(namespace => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, namespace },
        spec,
      })),
    );

const subject: fc.Arbitrary<JsonObject> = fc.oneof(
  selector.map(one => ({ namespaces: one })),
  fc.record({ pods: fc.record({ namespaceSelector: selector, podSelector: selector }) }),
);

const clusterProtocol: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom('tcp', 'udp', 'sctp').map(one => ({ [one]: {} })),
  fc.constantFrom('tcp', 'udp').map(one => ({ [one]: { destinationPort: { number: 80 } } })),
  fc.constant({ tcp: { destinationPort: { range: { start: 80, end: 8000 } } } }),
  fc.constant({ destinationNamedPort: 'web' }),
);

const clusterRules = (key: 'from' | 'to'): fc.Arbitrary<JsonObject[]> =>
  fc.array(
    fc.record(
      {
        action: fc.constantFrom('Accept', 'Deny', 'Pass'),
        [key]: fc.array(
          key === 'to'
            ? fc.oneof(
                subject,
                fc.subarray(blocks, { minLength: 1 }).map(networks => ({ networks })),
              )
            : subject,
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
        protocols: fc.array(clusterProtocol, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['action', key] },
    ),
    { maxLength: 3 },
  );

/** Priorities differ, so that the order is defined. */
const clusterPolicy = (at: number): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      tier: fc.constantFrom('Admin', 'Baseline'),
      subject,
      ingress: clusterRules('from'),
      egress: clusterRules('to'),
    })
    .map(spec => ({
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: `cluster-${at}` },
      spec: { priority: 10 * at, ...spec },
    }));

const namespace = (name: string): fc.Arbitrary<JsonObject> =>
  labels.map(own => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: own } }));

/** Worlds whose manifests tell everything. */
export const world: fc.Arbitrary<World> = fc.record({
  namespaces: fc.tuple(...namespaces.map(namespace)),
  pods: fc.integer({ min: 2, max: 5 }).chain(count => fc.tuple(...Array.from({ length: count }, (_, at) => pod(at)))),
  policies: fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }))
    .chain(([plain, cluster]) =>
      fc.tuple(
        ...Array.from({ length: plain }, (_, at) => networkPolicy(`n${at}`)),
        ...Array.from({ length: cluster }, (_, at) => clusterPolicy(at)),
      ),
    ),
});

/** The kinds that came before ClusterNetworkPolicy: of the admin tier several, of the baseline one. */
export const adminWorld: fc.Arbitrary<World> = world.map(one => ({
  ...one,
  policies: one.policies.map((policy, at) =>
    policy['kind'] === 'ClusterNetworkPolicy' ? asAdmin(policy, at) : policy,
  ),
}));

function asAdmin(policy: JsonObject, at: number): JsonObject {
  const { tier, priority, subject: about, ingress, egress } = objectOf(policy['spec']);
  const isBaseline = tier === 'Baseline';
  const rules = (list: Json | undefined): Json[] =>
    itemsOf(list).map(json => {
      const { protocols: asked, action, ...rule } = objectOf(json);
      const allow = action === 'Accept' || (isBaseline && action === 'Pass') ? 'Allow' : (action ?? 'Allow');
      return { ...rule, action: allow, ...(asked !== undefined && { ports: itemsOf(asked).map(adminPort) }) };
    });
  return {
    apiVersion: 'policy.networking.k8s.io/v1alpha1',
    kind: isBaseline ? 'BaselineAdminNetworkPolicy' : 'AdminNetworkPolicy',
    metadata: { name: `admin-${at}` },
    spec: { ...(!isBaseline && { priority }), subject: about, ingress: rules(ingress), egress: rules(egress) },
  };
}

function adminPort(json: Json): Json {
  const { tcp, udp, destinationNamedPort } = objectOf(json);
  if (destinationNamedPort !== undefined) return { namedPort: destinationNamedPort };
  const protocol = tcp !== undefined ? 'TCP' : udp !== undefined ? 'UDP' : 'SCTP';
  const { number, range } = objectOf(objectOf(tcp ?? udp)['destinationPort']);
  if (number !== undefined) return { portNumber: { protocol, port: number } };
  const { start = 1, end = 65535 } = objectOf(range);
  return { portRange: { protocol, start, end } };
}
