import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import type { World } from './worlds.js';
import { world } from './worlds.js';

const calicoSelectors = fc.constantFrom(
  "app == 'x'",
  "app != 'x'",
  'has(tier)',
  '!has(tier)',
  'all()',
  "tier in { 'y', 'z' } || app == 'y'",
);
const nets = fc.constantFrom(['10.0.0.0/16'], ['10.0.0.1/32', '192.168.0.0/24'], ['0.0.0.0/0']);

const entity = fc.record(
  {
    selector: calicoSelectors,
    notSelector: calicoSelectors,
    namespaceSelector: fc.constantFrom('all()', 'global()', "app == 'x'", "projectcalico.org/name == 'a'"),
    nets,
    notNets: nets,
  },
  { requiredKeys: [] },
);

const calicoRule = fc
  .record({
    action: fc.constantFrom('Allow', 'Deny', 'Pass', 'Log'),
    protocol: fc.constantFrom('TCP', 'UDP'),
    remote: entity,
    own: fc.option(calicoSelectors),
    ports: fc.option(fc.constantFrom<(string | number)[]>([80], ['web'], ['80:8080', 443])),
    direction: fc.constantFrom('ingress', 'egress'),
  })
  .map(({ action, protocol, remote, own, ports, direction }) => {
    const self = own === null ? {} : { selector: own };
    const opened = ports === null ? {} : { ports };
    const ends =
      direction === 'ingress'
        ? { source: remote, destination: { ...self, ...opened } }
        : { source: self, destination: { ...remote, ...opened } };
    return { direction, rule: { action, protocol, ...ends } };
  });

const calicoPolicy = (at: number): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      namespace: fc.option(fc.constantFrom('a', 'b')),
      selector: calicoSelectors,
      order: fc.constantFrom(1, 1000, 2000),
      tier: fc.constantFrom('default', 'first'),
      rules: fc.array(calicoRule, { maxLength: 3 }),
    })
    .map(({ namespace, selector, order, tier, rules }) => {
      const side = (direction: string): JsonObject[] =>
        rules.filter(one => one.direction === direction).map(({ rule }) => rule);
      return {
        apiVersion: 'projectcalico.org/v3',
        kind: namespace === null ? 'GlobalNetworkPolicy' : 'NetworkPolicy',
        metadata: { name: `${tier}.c${at}`, ...(namespace !== null && { namespace }) },
        spec: { tier, order, selector, types: ['Ingress', 'Egress'], ingress: side('ingress'), egress: side('egress') },
      };
    });

const labels = fc.dictionary(
  fc.constantFrom('app', 'k8s:tier', 'k8s:io.kubernetes.pod.namespace'),
  fc.constantFrom('x', 'y', 'a', 'b'),
  { maxKeys: 2, noNullPrototype: true },
);
const endpoints = fc.array(
  labels.map(matchLabels => ({ matchLabels })),
  { maxLength: 2 },
);
const toPorts = fc.constantFrom(
  [{ ports: [{ port: '80', protocol: 'TCP' }] }],
  [{ ports: [{ port: 'web' }] }],
  [{ ports: [{ port: '0' }] }],
);

const ciliumRule = (way: 'from' | 'to'): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      fc.oneof(
        endpoints.map(list => ({ [`${way}Endpoints`]: list })),
        fc
          .subarray(['world', 'cluster', 'host', 'all', 'kube-apiserver'], { maxLength: 2 })
          .map(list => ({ [`${way}Entities`]: list })),
        nets.map(list => ({ [`${way}CIDR`]: list })),
        fc.constant({}),
      ),
      fc.option(toPorts),
    )
    .map(([peers, ports]) => ({ ...peers, ...(ports !== null && { toPorts: ports }) }));

const ciliumPolicy = (at: number): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      namespace: fc.option(fc.constantFrom('a', 'b')),
      endpointSelector: labels.map(matchLabels => ({ matchLabels })),
      ingress: fc.array(ciliumRule('from'), { maxLength: 2 }),
      egress: fc.array(ciliumRule('to'), { maxLength: 2 }),
      ingressDeny: fc.array(ciliumRule('from'), { maxLength: 1 }),
      egressDeny: fc.array(ciliumRule('to'), { maxLength: 1 }),
    })
    .map(({ namespace, ...spec }) => ({
      apiVersion: 'cilium.io/v2',
      kind: namespace === null ? 'CiliumClusterwideNetworkPolicy' : 'CiliumNetworkPolicy',
      metadata: { name: `c${at}`, ...(namespace !== null && { namespace }) },
      spec,
    }));

const firstTier: JsonObject = {
  apiVersion: 'projectcalico.org/v3',
  kind: 'Tier',
  metadata: { name: 'first' },
  spec: { order: 100, defaultAction: 'Pass' },
};

/** Worlds with policies of a vendor beside those of Kubernetes. */
export function vendorWorld(cni: 'calico' | 'cilium'): fc.Arbitrary<World> {
  const policy = cni === 'calico' ? calicoPolicy : ciliumPolicy;
  return fc
    .tuple(
      world,
      fc.integer({ min: 1, max: 4 }).chain(count => fc.tuple(...Array.from({ length: count }, (_, at) => policy(at)))),
    )
    .map(([one, own]) => ({
      ...one,
      policies: [
        ...one.policies.filter(({ kind }) => kind === 'NetworkPolicy'),
        ...own,
        ...(cni === 'calico' ? [firstTier] : []),
      ],
    }));
}
