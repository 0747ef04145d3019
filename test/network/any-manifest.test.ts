import fc from 'fast-check';
import type { Json, JsonObject } from '#model/json.js';
import { knownCnis } from '#network/cni/cni-named.js';
import { connectionPairs } from '#network/questions/connection-pairs.js';
import { connectionGroups } from '#network/questions/connection-groups.js';
import { exposureOf } from '#network/questions/exposure.js';
import { verdictOf } from '#network/questions/verdict.js';
import { networkFrom } from './networks.js';

const kinds = [
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy'],
  ['projectcalico.org/v3', 'NetworkPolicy'],
  ['projectcalico.org/v3', 'GlobalNetworkPolicy'],
  ['projectcalico.org/v3', 'NetworkSet'],
  ['projectcalico.org/v3', 'Tier'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy'],
  ['cilium.io/v2', 'CiliumCIDRGroup'],
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['apps/v1', 'Deployment'],
] as const;

const words = [
  'podSelector matchLabels matchExpressions key operator values In NotIn Exists namespaceSelector ipBlock cidr except ingress egress from to',
  'ports port endPort protocol policyTypes Ingress Egress subject namespaces pods networks nodes domainNames action Accept Deny Pass Allow Log',
  'protocols tcp destinationPort range start end tier Admin Baseline priority selector types source destination nets notNets notPorts order',
  'serviceAccounts names services http ipVersion endpointSelector nodeSelector fromEndpoints toEndpoints fromEntities fromCIDRSet toFQDNs toPorts',
  'rules dns matchPattern method path ingressDeny enableDefaultDeny specs externalCIDRs containers template spec metadata labels name containerPort',
  'app web TCP UDP 10.0.0.0/8 ::/0 0.0.0.0/0 10.0.0.1 all() world host __proto__ constructor http 80 hostNetwork status podIPs ip type NodePort',
].flatMap(line => line.split(' '));

const word = fc.constantFrom(...words);
const { value: anything } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    word,
    fc.constantFrom<Json>(null, true, 80, 65536, -1, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(word, tie('value')), { maxLength: 5 }).map(pairs => Object.fromEntries(pairs) as JsonObject),
  ),
}));

const manifest = fc
  .tuple(fc.constantFrom(...kinds), fc.nat(3), fc.array(fc.tuple(word, anything), { maxLength: 6 }))
  .map(([[apiVersion, kind], at, spec]): JsonObject => ({
    apiVersion,
    kind,
    metadata: { name: `n${at}`, namespace: 'a', labels: { app: 'web' } },
    spec: Object.fromEntries(spec),
  }));

test('no manifest makes the network room throw', () => {
  const pod: JsonObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'a', labels: { app: 'web' } },
    spec: { containers: [] },
  };
  fc.assert(
    fc.property(
      fc.array(manifest, { maxLength: 5 }),
      fc.constantFrom(...knownCnis.keys()),
      fc.boolean(),
      (manifests, cni, complete) => {
        const network = networkFrom([pod, ...manifests], { cni }, complete);
        const { allowed, unknown } = connectionGroups(network);
        Array.from(connectionPairs([...allowed, ...unknown], network));
        exposureOf(network);
        verdictOf(network, {
          from: { kind: 'internet' },
          to: { kind: 'workload', namespace: 'a', name: 'p' },
          port: 80,
        });
        verdictOf(network, {
          from: { kind: 'namespace', namespace: 'a' },
          to: { kind: 'service', namespace: 'a', name: 'n1' },
        });
      },
    ),
    { numRuns: 200 },
  );
});
