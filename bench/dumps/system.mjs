// What a cluster of kubeadm has before anybody writes a manifest.
import { nodes, pod } from './made.mjs';

const namespace = 'kube-system';

/** The system's own objects; what the cluster makes of them comes with the rest. */
export function systemObjects() {
  return [
    ...['default', 'kube-node-lease', 'kube-public', namespace].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
    ...nodes.flatMap((name, at) => [
      node(name, at),
      lease(name, at),
      ...(at === 0 ? staticPods.map(one => mirror(one, name)) : []),
    ]),
    ...apiServer(),
    ...dns(),
    ...proxy(),
  ];
}

/** A node holds itself up, in old clusters with the labels and the annotations of many components. */
function node(name, at) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(at === 0 && { 'node-role.kubernetes.io/control-plane': '' }),
      },
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
    },
    spec: { podCIDR: `10.244.${at}.0/24`, podCIDRs: [`10.244.${at}.0/24`], providerID: `example://${name}` },
    status: {
      addresses: [
        { address: `192.168.0.${at + 11}`, type: 'InternalIP' },
        { address: name, type: 'Hostname' },
      ],
      allocatable: { cpu: '8', memory: '32599508Ki', pods: '110' },
      capacity: { cpu: '8', memory: '32701908Ki', pods: '110' },
      conditions: [
        { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' },
      ],
      nodeInfo: { architecture: 'amd64', kubeletVersion: 'v1.34.1', operatingSystem: 'linux' },
    },
  };
}

function lease(name, at) {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: 'kube-node-lease',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid: `uid-node-${at}` }],
    },
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: '2026-03-02T09:10:11.123456Z' },
  };
}

const staticPods = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];

function mirror(name, nodeName) {
  const spec = {
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    containers: [{ name, image: `registry.k8s.io/${name}:v1.34.1`, command: [name] }],
    volumes: [{ name: 'certificates', hostPath: { path: '/etc/kubernetes/pki', type: 'DirectoryOrCreate' } }],
  };
  const owner = { apiVersion: 'v1', kind: 'Node', metadata: { name: nodeName, namespace, uid: `uid-${nodeName}` } };
  const made = pod(owner, `${name}-${nodeName}`, { component: name, tier: 'control-plane' }, spec, nodeName);
  const annotations = {
    'kubernetes.io/config.hash': '4f7c',
    'kubernetes.io/config.mirror': '4f7c',
    'kubernetes.io/config.source': 'file',
  };
  return { ...made, metadata: { ...made.metadata, generateName: undefined, annotations } };
}

function apiServer() {
  const labels = { component: 'apiserver', provider: 'kubernetes' };
  const ports = [{ name: 'https', port: 6443, protocol: 'TCP' }];
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'kubernetes', namespace: 'default', labels },
      spec: { ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: {
        name: 'kubernetes',
        namespace: 'default',
        labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
      },
      subsets: [{ addresses: [{ ip: '192.168.0.11' }], ports }],
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'kubernetes', namespace: 'default', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['192.168.0.11'], conditions: { ready: true } }],
      ports,
    },
  ];
}

function dns() {
  const labels = { 'k8s-app': 'kube-dns' };
  const port = (name, containerPort, protocol) => ({ name, containerPort, protocol });
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'coredns', namespace } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'coredns', namespace },
      data: { Corefile: '.:53 {\n    errors\n    kubernetes cluster.local\n}\n' },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'coredns', namespace, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'coredns',
            priorityClassName: 'system-cluster-critical',
            containers: [
              {
                name: 'coredns',
                image: 'registry.k8s.io/coredns/coredns:v1.12.1',
                ports: [port('dns', 53, 'UDP'), port('dns-tcp', 53, 'TCP'), port('metrics', 9153, 'TCP')],
              },
            ],
            volumes: [
              { name: 'config', configMap: { name: 'coredns', items: [{ key: 'Corefile', path: 'Corefile' }] } },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'kube-dns', namespace, labels },
      spec: {
        clusterIP: '10.96.0.10',
        clusterIPs: ['10.96.0.10'],
        selector: labels,
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
          { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
        ],
      },
    },
  ];
}

function proxy() {
  const labels = { 'k8s-app': 'kube-proxy' };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'kube-proxy', namespace } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-proxy', namespace }, data: { 'config.conf': '' } },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'kube-proxy', namespace, labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            hostNetwork: true,
            serviceAccountName: 'kube-proxy',
            priorityClassName: 'system-node-critical',
            containers: [
              {
                name: 'kube-proxy',
                image: 'registry.k8s.io/kube-proxy:v1.34.1',
                securityContext: { privileged: true },
              },
            ],
            volumes: [{ name: 'kube-proxy', configMap: { name: 'kube-proxy' } }],
          },
        },
      },
    },
  ];
}
