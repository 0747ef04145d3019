import { clusterOf } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { cniShown } from '#network/cni/cni-shown.js';
import { resourceOf } from '../networks.js';

const named = (apiVersion: string, kind: string, spec: JsonObject, name = 'net'): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'kube-system' },
  spec,
});

const agent = (image: string): JsonObject =>
  named('apps/v1', 'DaemonSet', { template: { spec: { containers: [{ name: 'agent', image }] } } }, image);

const ciliumPolicy = named('cilium.io/v2', 'CiliumNetworkPolicy', { endpointSelector: {} });
const calicoPolicy = named('projectcalico.org/v3', 'GlobalNetworkPolicy', { selector: 'all()' });

test.each<[string, readonly JsonObject[], string | undefined]>([
  ['the agent of Cilium, with its version', [agent('quay.io/cilium/cilium:v1.18.2@sha256:0f')], 'cilium@1.18'],
  ['the agent of Calico', [agent('docker.io/calico/node:v3.31.1')], 'calico@3.31'],
  ['an agent without a version', [agent('registry.example.com/cilium/cilium@sha256:0f')], 'cilium'],
  [
    'a release of Flux',
    [named('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { chart: { spec: { chart: 'cilium', version: '1.17.x' } } })],
    'cilium@1.17',
  ],
  ['a chart of RKE2', [named('helm.cattle.io/v1', 'HelmChartConfig', {}, 'rke2-calico')], 'calico'],
  [
    'an application of Argo CD',
    [named('argoproj.io/v1alpha1', 'Application', { source: { chart: 'tigera-operator', targetRevision: 'v3.30.0' } })],
    'calico@3.30',
  ],
  ['the operator of Calico', [named('operator.tigera.io/v1', 'Installation', {})], 'calico'],
  ['policies of Cilium alone', [ciliumPolicy], 'cilium'],
  ['policies of Calico alone', [calicoPolicy], 'calico'],
  ['policies of both', [ciliumPolicy, calicoPolicy], undefined],
  ['an agent, whatever policies there are', [ciliumPolicy, agent('quay.io/calico/node:v3.29.0')], 'calico@3.29'],
  ['the agents of both', [agent('cilium/cilium:v1.18.0'), agent('calico/node:v3.29.0')], undefined],
  ['nothing of any network', [agent('quay.io/prometheus/node-exporter:v1.9.0')], undefined],
])('the manifests show %s', (_, manifests, cni) => {
  expect(cniShown(clusterOf(manifests.map(resourceOf)))).toBe(cni);
});
