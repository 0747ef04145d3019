import type { JsonObject } from '#model/json.js';
import { verdictOf } from '#network/questions/verdict.js';
import { allowIngress, ciliumPolicy, defaultDeny } from '#network/write.js';
import { networkFrom } from '../networks.js';

const web: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', image: 'web:1' }] },
};
const subject = { name: 'web', namespace: 'shop', pods: { app: 'web' } };
const ports = [{ port: 80 }];

/** Whether a controller in the network of nodes reaches the pod. Where policies keep it out, it reaches the pods of its own node all the same. */
function verdict(policy: JsonObject, nodes: readonly string[], cni = 'conformant'): string {
  const controller = { name: 'edge', namespace: 'edge', podLabels: { app: 'edge' }, nodes, assumed: false };
  const network = networkFrom([web, defaultDeny('shop'), policy], { cni, controllers: [controller] });
  const to = { kind: 'workload', namespace: 'shop', name: 'web' } as const;
  return verdictOf(network, { from: { kind: 'controller', name: 'edge' }, to, port: 80 }).verdict;
}

function fromBlocks(...cidrs: readonly string[]): JsonObject {
  return allowIngress({ ...subject, ports, peers: cidrs.map(cidr => ({ cidr })) });
}

test.each<[string, JsonObject, string]>([
  ['lets all nodes in', fromBlocks('10.0.0.0/16'), 'allowed'],
  ['lets in from a wider block', fromBlocks('10.0.0.0/8'), 'allowed'],
  ['lets in some of the nodes alone', fromBlocks('10.0.1.0/24'), 'unknown'],
  ['lets in from elsewhere', fromBlocks('192.168.0.0/16'), 'unknown'],
  [
    'names its labels, which mean no pod on the network of a node',
    allowIngress({ ...subject, ports, peers: [{ namespace: 'edge', labels: { app: 'edge' } }] }),
    'unknown',
  ],
])('where a network policy %s', (_, policy, says) => {
  expect(verdict(policy, ['10.0.0.0/16'])).toBe(says);
});

test('Calico knows for certain that labels do not mean it: it reaches the pods of its own node alone', () => {
  const policy = allowIngress({ ...subject, ports, peers: [{ namespace: 'edge', labels: { app: 'edge' } }] });
  expect(verdict(policy, ['10.0.0.0/16'], 'calico')).toBe('unknown');
});

test('Cilium lets it in by the nodes and not by their addresses', () => {
  const nodes = ciliumPolicy({ ...subject, ingress: [{ peers: [{ kind: 'nodes' }], ports }] });
  expect([
    verdict(nodes, ['10.0.0.0/16'], 'cilium'),
    verdict(fromBlocks('10.0.0.0/16'), ['10.0.0.0/16'], 'cilium'),
  ]).toEqual(['allowed', 'unknown']);
});
