import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { clusterOf } from '#cluster/cluster.js';
import { namespaceLevels } from '#cluster/pod-security/namespace-levels.js';
import type { PodLevel } from '#cluster/pod-security/pod-check.js';
import { refusedPods } from '#cluster/pod-security/pod-admission.js';
import { refusalsBy } from '#cluster/pod-security/standard.js';
import { parseManifest } from '#parse/manifests.js';
import { parse } from 'yaml';

/** A pod that restricted admits, with more in its spec and in the security context of its container. */
function pod(spec: JsonObject = {}, container: JsonObject = {}, security: JsonObject = {}): JsonObject {
  return {
    metadata: {},
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'web',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...security },
          ...container,
        },
      ],
      ...spec,
    },
  };
}

function refused(level: PodLevel, minor: number, { metadata, spec }: JsonObject): readonly string[] {
  return refusalsBy(level, minor, { metadata: objectOf(metadata), spec: objectOf(spec) }).map(one => one.says);
}

const inContainer = (security: JsonObject): JsonObject => pod({}, {}, security);
const inPod = (security: JsonObject): JsonObject =>
  pod({ securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...security } });
const annotated = (key: string, value: string): JsonObject => ({
  ...pod(),
  metadata: { annotations: { [key]: value } },
});

/** What baseline refuses in the latest version, and restricted with it. */
const baseline: readonly (readonly [title: string, pod: JsonObject, says: string])[] = [
  ['a privileged container', inContainer({ privileged: true }), 'container web must not set privileged: true'],
  ['the network of the host', pod({ hostNetwork: true }), 'the pod must not set hostNetwork: true'],
  ['the processes of the host', pod({ hostPID: true }), 'the pod must not set hostPID: true'],
  ['the memory of the host', pod({ hostIPC: true }), 'the pod must not set hostIPC: true'],
  [
    'a port of the host',
    pod({}, { ports: [{ containerPort: 80, hostPort: 80 }] }),
    'container web must not use hostPort 80',
  ],
  [
    'a probe of another host',
    pod({}, { readinessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } }),
    'container web must not name the host 10.0.0.1 in readinessProbe',
  ],
  [
    'a hook that asks another host',
    pod({}, { lifecycle: { preStop: { tcpSocket: { host: '10.0.0.1', port: 80 } } } }),
    'container web must not name the host 10.0.0.1 in lifecycle.preStop',
  ],
  ['an unmasked /proc', inContainer({ procMount: 'Unmasked' }), 'container web must not set procMount: Unmasked'],
  [
    'seccomp switched off in a container',
    inContainer({ seccompProfile: { type: 'Unconfined' } }),
    'container web must not set seccompProfile.type: Unconfined',
  ],
  [
    'seccomp switched off in the pod',
    inPod({ seccompProfile: { type: 'Unconfined' } }),
    'the pod must not set seccompProfile.type: Unconfined',
  ],
  [
    'AppArmor switched off',
    inContainer({ appArmorProfile: { type: 'Unconfined' } }),
    'container web must not set appArmorProfile.type: Unconfined',
  ],
  [
    'AppArmor switched off by annotation',
    annotated('container.apparmor.security.beta.kubernetes.io/web', 'unconfined'),
    'the annotation container.apparmor.security.beta.kubernetes.io/web must not be unconfined',
  ],
  [
    'a type of SELinux',
    inPod({ seLinuxOptions: { type: 'spc_t' } }),
    'the pod must not set seLinuxOptions.type: spc_t',
  ],
  [
    'a user of SELinux',
    inContainer({ seLinuxOptions: { user: 'system_u' } }),
    'container web must not set seLinuxOptions.user: system_u',
  ],
  [
    'a sysctl of the host',
    inPod({ sysctls: [{ name: 'kernel.msgmax', value: '1' }] }),
    'the pod must not set the sysctl kernel.msgmax',
  ],
  [
    'a process of the Windows host',
    inPod({ windowsOptions: { hostProcess: true } }),
    'the pod must not set windowsOptions.hostProcess: true',
  ],
];

test.each(baseline)('baseline and restricted refuse %s', (_, one, says) => {
  expect(refused('baseline', Infinity, one)).toEqual([says]);
  expect(refused('restricted', Infinity, one)).toEqual([says]);
});

test('baseline refuses files of the host as such, restricted as one of the volumes that it does not know', () => {
  const one = pod({ volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] });
  expect(refused('baseline', 37, one)).toEqual(['volume logs must not be a hostPath']);
  expect(refused('restricted', 37, one)).toEqual(['volume logs must not be of type hostPath']);
});

test('baseline refuses capabilities beyond those of a container runtime, restricted all but NET_BIND_SERVICE', () => {
  const adding = (...add: string[]): JsonObject => inContainer({ capabilities: { drop: ['ALL'], add } });
  const says = (...names: string[]): string[] => [
    `container web must not have ${names.join(', ')} in capabilities.add`,
  ];
  expect(refused('baseline', 37, adding('CHOWN', 'NET_ADMIN', 'NET_RAW'))).toEqual(says('NET_ADMIN', 'NET_RAW'));
  expect(refused('restricted', 37, adding('NET_BIND_SERVICE', 'CHOWN'))).toEqual(says('CHOWN'));
  expect(refused('restricted', 37, adding('NET_BIND_SERVICE'))).toEqual([]);
});

/** What restricted alone refuses. */
const restricted: readonly (readonly [title: string, pod: JsonObject, says: string])[] = [
  [
    'a container that may gain privileges',
    inContainer({ allowPrivilegeEscalation: true }),
    'container web must set allowPrivilegeEscalation: false',
  ],
  [
    'a container that keeps capabilities',
    inContainer({ capabilities: {} }),
    'container web must set capabilities.drop: [ALL]',
  ],
  [
    'a container that may be root',
    inContainer({ runAsNonRoot: false }),
    'container web must not set runAsNonRoot: false',
  ],
  ['a container that is root', inContainer({ runAsUser: 0 }), 'container web must not set runAsUser: 0'],
  ['a pod that is root', inPod({ runAsUser: 0 }), 'the pod must not set runAsUser: 0'],
  [
    'a volume of NFS',
    pod({ volumes: [{ name: 'files', nfs: { server: 'nfs', path: '/' } }] }),
    'volume files must not be of type nfs',
  ],
  [
    'a pod without a profile of seccomp',
    pod({ securityContext: { runAsNonRoot: true } }),
    'the pod or container web must set seccompProfile.type: RuntimeDefault or Localhost',
  ],
  [
    'a pod that does not say who it runs as',
    pod({ securityContext: { seccompProfile: { type: 'Localhost' } } }),
    'the pod or container web must set runAsNonRoot: true',
  ],
];

test.each(restricted)('restricted refuses %s, and baseline admits it', (_, one, says) => {
  expect(refused('restricted', Infinity, one)).toEqual([says]);
  expect(refused('baseline', Infinity, one)).toEqual([]);
});

test('restricted admits the usual volumes, and one without a source, which becomes an emptyDir', () => {
  const kinds = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'projected', 'secret'];
  const volumes = [...kinds, 'persistentVolumeClaim'].map(kind => ({ name: kind.toLowerCase(), [kind]: {} }));
  expect(refused('restricted', 37, pod({ volumes: [...volumes, { name: 'bare' }] }))).toEqual([]);
});

test('containers of every list are looked at', () => {
  const security = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, privileged: true };
  const one = pod({
    initContainers: [{ name: 'init', securityContext: security }],
    ephemeralContainers: [{ name: 'shell', securityContext: security }],
  });
  expect(refused('restricted', 37, one)).toEqual([
    'container init must not set privileged: true',
    'container shell must not set privileged: true',
  ]);
});

test('a pod for Windows is spared what cannot be set there, since 1.25', () => {
  const windows = pod({ os: { name: 'windows' }, securityContext: { runAsNonRoot: true } }, { securityContext: {} });
  expect(refused('restricted', 25, windows)).toEqual([]);
  expect(refused('restricted', 24, windows)).toEqual([
    'container web must set allowPrivilegeEscalation: false',
    'container web must set capabilities.drop: [ALL]',
    'the pod or container web must set seccompProfile.type: RuntimeDefault or Localhost',
  ]);
});

test('a pod with users of its own may be root there, since 1.35', () => {
  const root = pod({ hostUsers: false }, {}, { runAsUser: 0, runAsNonRoot: false });
  expect(refused('restricted', 35, root)).toEqual([]);
  expect(refused('restricted', 34, root)).toEqual([
    'container web must not set runAsNonRoot: false',
    'container web must not set runAsUser: 0',
  ]);
  const unmasked = pod({ hostUsers: false }, {}, { procMount: 'Unmasked' });
  expect(refused('baseline', 35, unmasked)).toEqual([]);
  expect(refused('baseline', 34, unmasked)).toHaveLength(1);
  expect(refused('restricted', 35, unmasked)).toHaveLength(1);
});

/** Since which minor version the same pod is judged otherwise. */
const turns: readonly (readonly [title: string, pod: JsonObject, level: PodLevel, minor: number, admits: boolean])[] = [
  ['allowPrivilegeEscalation', inContainer({ allowPrivilegeEscalation: true }), 'restricted', 8, false],
  ['capabilities that are kept', inContainer({ capabilities: {} }), 'restricted', 22, false],
  ['root by number', inContainer({ runAsUser: 0 }), 'restricted', 23, false],
  ['hosts of probes', pod({}, { livenessProbe: { tcpSocket: { host: 'a', port: 1 } } }), 'baseline', 34, false],
  ['the fields of seccomp', inContainer({ seccompProfile: { type: 'Unconfined' } }), 'baseline', 19, false],
  [
    'the annotations of seccomp',
    annotated('container.seccomp.security.alpha.kubernetes.io/web', 'unconfined'),
    'baseline',
    19,
    true,
  ],
  ['container_engine_t', inPod({ seLinuxOptions: { type: 'container_engine_t' } }), 'baseline', 31, true],
  ['reserved ports', inPod({ sysctls: [{ name: 'net.ipv4.ip_local_reserved_ports' }] }), 'baseline', 27, true],
  ['keepalive', inPod({ sysctls: [{ name: 'net.ipv4.tcp_keepalive_time' }] }), 'baseline', 29, true],
  ['buffers', inPod({ sysctls: [{ name: 'net.ipv4.tcp_rmem' }] }), 'baseline', 32, true],
  ['unsent data', inPod({ sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat' }] }), 'baseline', 37, true],
];

test.each(turns)('%s is judged otherwise since a version', (_, one, level, minor, admits) => {
  expect(refused(level, minor, one).length === 0).toBe(admits);
  expect(refused(level, minor - 1, one).length === 0).toBe(!admits);
});

describe('levels of a namespace', () => {
  const levels = (labels: Record<string, string>): string => {
    const prefixed = Object.fromEntries(
      Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value]),
    );
    const [namespace] = parseManifest(
      'shop.yaml',
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: prefixed } }),
    ).resources;
    if (!namespace) throw new Error('no namespace');
    const { enforce, warn, audit } = namespaceLevels(namespace);
    return [enforce, warn, audit].map(({ level, minor }) => `${level} ${minor}`).join(', ');
  };

  test('without labels nothing is asked', () => {
    expect(levels({})).toBe('privileged Infinity, privileged Infinity, privileged Infinity');
  });

  test('warnings follow what is enforced, with its version, unless they have a label', () => {
    expect(levels({ enforce: 'baseline', 'enforce-version': 'v1.30' })).toBe(
      'baseline 30, baseline 30, privileged Infinity',
    );
    expect(levels({ enforce: 'baseline', warn: 'restricted', 'warn-version': 'v1.31' })).toBe(
      'baseline Infinity, restricted 31, privileged Infinity',
    );
    expect(levels({ enforce: 'baseline', 'enforce-version': 'v1.30', 'warn-version': 'v1.31' })).toBe(
      'baseline 30, baseline 31, privileged Infinity',
    );
  });

  test('a level that is none enforces restricted, and warns of nothing', () => {
    expect(levels({ enforce: 'Baseline', warn: 'strict', audit: 'strict' })).toBe(
      'restricted Infinity, privileged Infinity, privileged Infinity',
    );
  });

  test('a version that is none is the latest', () => {
    expect(levels({ enforce: 'baseline', 'enforce-version': '1.30' })).toMatch(/^baseline Infinity/);
  });
});

function inNamespace(labels: Record<string, string>, spec: JsonObject, kubernetes?: number): readonly string[] {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { template: { spec } },
  };
  const texts = [namespace, workload].map(one => JSON.stringify(one)).join('\n---\n');
  const cluster = clusterOf(parseManifest('shop.yaml', texts).resources, false, undefined, kubernetes);
  return refusedPods(cluster).map(
    ({ mode, level, refusals }) => `${mode} ${level}: ${refusals.map(one => one.path.join('.')).join(', ')}`,
  );
}

const bare = parse('containers: [{ name: web, securityContext: { privileged: true } }]') as JsonObject;

test('pods are held to the level of their namespace, and each refusal has its place in the workload', () => {
  expect(inNamespace({ 'pod-security.kubernetes.io/enforce': 'baseline' }, bare)).toEqual([
    'enforce baseline: spec.template.spec.containers.0.securityContext.privileged',
  ]);
  expect(inNamespace({ 'pod-security.kubernetes.io/audit': 'baseline' }, bare)).toEqual([
    'audit baseline: spec.template.spec.containers.0.securityContext.privileged',
  ]);
  expect(inNamespace({}, bare)).toEqual([]);
});

test('what only warns is said where what is enforced lets the pods in', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/warn': 'restricted' };
  expect(inNamespace(labels, objectOf(inContainer({ runAsUser: 0 })['spec']))).toEqual([
    'warn restricted: spec.template.spec.containers.0.securityContext.runAsUser',
  ]);
});

test('a cluster knows the standard of its own version at most', () => {
  const probing = objectOf(pod({}, { livenessProbe: { tcpSocket: { host: 'a', port: 1 } } })['spec']);
  const latest = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  expect(inNamespace(latest, probing, 34)).toHaveLength(1);
  expect(inNamespace(latest, probing, 33)).toEqual([]);
  expect(inNamespace({ ...latest, 'pod-security.kubernetes.io/enforce-version': 'v1.37' }, probing, 33)).toEqual([]);
});
