// What the controllers of a cluster make of other objects: each with its owner.

const hash = text => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0, 7).toString(16);

/** The objects that the cluster makes of one. */
export function madeOf(object, pods) {
  const { kind } = object;
  if (kind === 'Namespace') return [...ofNamespace(object.metadata.name)];
  if (kind === 'Deployment') return ofDeployment(object);
  if (kind === 'StatefulSet') return [...revisions(object), ...ofStatefulSet(object), ...claims(object)];
  if (kind === 'DaemonSet') return [...revisions(object), ...ofDaemonSet(object)];
  if (kind === 'CronJob') return ofCronJob(object);
  return kind === 'Service' ? ofService(object, pods) : [];
}

function ofNamespace(namespace) {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kube-root-ca.crt',
        namespace,
        annotations: { 'kubernetes.io/description': 'Contains a CA bundle' },
      },
      data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\nMIIBdjCCAR2gAwIBAgIBADAKBggqhkjOPQQDAjAjMSEwHwYD\n' },
    },
  ];
}

/** The ReplicaSet that runs and two of the past, without pods. */
function ofDeployment(deployment) {
  const { name } = deployment.metadata;
  const { replicas, template, selector } = deployment.spec;
  return ['1', '2', '3'].flatMap(revision => {
    const label = hash(name + revision);
    const hashed = { ...template.metadata.labels, 'pod-template-hash': label };
    const runs = revision === '3';
    const set = {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        ...ownedBy(deployment, `${name}-${label}`),
        labels: hashed,
        annotations: { 'deployment.kubernetes.io/revision': revision },
      },
      spec: {
        replicas: runs ? replicas : 0,
        selector: { matchLabels: { ...selector.matchLabels, 'pod-template-hash': label } },
        template: { metadata: { creationTimestamp: null, labels: hashed }, spec: template.spec },
      },
      status: runs
        ? { replicas, readyReplicas: replicas, availableReplicas: replicas, observedGeneration: 1 }
        : { replicas: 0, observedGeneration: 2 },
    };
    const pods = Array.from({ length: runs ? replicas : 0 }, (_, at) =>
      pod(set, `${name}-${label}-${hash(`${name}${at}`).slice(0, 5)}`, hashed, template.spec),
    );
    return [set, ...pods];
  });
}

function ofStatefulSet(set) {
  const { name } = set.metadata;
  return Array.from({ length: set.spec.replicas }, (_, at) => {
    const own = `${name}-${at}`;
    const labels = {
      ...set.spec.template.metadata.labels,
      'apps.kubernetes.io/pod-index': String(at),
      'controller-revision-hash': `${name}-${hash(name)}`,
      'statefulset.kubernetes.io/pod-name': own,
    };
    const volume = { name: 'data', persistentVolumeClaim: { claimName: `data-${own}` } };
    const spec = {
      ...set.spec.template.spec,
      volumes: [...(set.spec.template.spec.volumes ?? []), volume],
      hostname: own,
      subdomain: name,
    };
    return pod(set, own, labels, spec);
  });
}

function claims({ metadata: { name, namespace }, spec }) {
  return spec.volumeClaimTemplates.flatMap(claim =>
    Array.from({ length: spec.replicas }, (_, at) => {
      const own = `${claim.metadata.name}-${name}-${at}`;
      const volumeName = `pvc-${hash(namespace + own)}`;
      return [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: own, namespace, labels: { app: name } },
          spec: { ...claim.spec, storageClassName: 'standard', volumeMode: 'Filesystem', volumeName },
          status: { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
        },
        {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: { name: volumeName },
          spec: {
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: '1Gi' },
            claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: own, namespace, uid: 'u' },
            csi: { driver: 'disk.csi.example.com', volumeHandle: volumeName },
            persistentVolumeReclaimPolicy: 'Delete',
            storageClassName: 'standard',
            volumeMode: 'Filesystem',
          },
          status: { phase: 'Bound' },
        },
      ];
    }).flat(),
  );
}

function ofDaemonSet(set) {
  const { name } = set.metadata;
  const labels = {
    ...set.spec.template.metadata.labels,
    'controller-revision-hash': hash(name),
    'pod-template-generation': '1',
  };
  return nodes.map(node => {
    const made = pod(set, `${name}-${hash(node + name).slice(0, 5)}`, labels, set.spec.template.spec, node);
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }],
        },
      },
    };
    return { ...made, spec: { ...made.spec, affinity } };
  });
}

/** The template as it was, under the kind that made it. */
function revisions(owner) {
  const { template } = owner.spec;
  return [1, 2].map(revision => ({
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      ...ownedBy(owner, `${owner.metadata.name}-${hash(`${owner.metadata.name}${revision}`)}`),
      labels: template.metadata.labels,
    },
    revision,
    data: { spec: { template: { $patch: 'replace', ...template } } },
  }));
}

function ofCronJob(cronJob) {
  const { template } = cronJob.spec.jobTemplate.spec;
  return ['29333460', '29334900'].flatMap(time => {
    const name = `${cronJob.metadata.name}-${time}`;
    const uid = `uid-${cronJob.metadata.namespace}-${name}`;
    const labels = {
      ...template.metadata.labels,
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': name,
      'controller-uid': uid,
      'job-name': name,
    };
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        ...ownedBy(cronJob, name),
        uid,
        annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-03-01T03:00:00Z' },
      },
      spec: {
        backoffLimit: 6,
        completionMode: 'NonIndexed',
        completions: 1,
        parallelism: 1,
        suspend: false,
        selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
        template: { metadata: { creationTimestamp: null, labels }, spec: template.spec },
      },
      status: {
        conditions: [
          { type: 'SuccessCriteriaMet', status: 'True', reason: 'CompletionsReached' },
          { type: 'Complete', status: 'True', reason: 'CompletionsReached' },
        ],
        succeeded: 1,
        ready: 0,
        terminating: 0,
        uncountedTerminatedPods: {},
      },
    };
    const done = pod(job, `${name}-${hash(name).slice(0, 5)}`, labels, template.spec);
    const conditions = [{ type: 'Ready', status: 'False', reason: 'PodCompleted' }];
    return [job, { ...done, status: { ...done.status, phase: 'Succeeded', conditions } }];
  });
}

export const nodes = ['node-1', 'node-2', 'node-3'];

let addresses = 0;

export function pod(owner, name, labels, spec, nodeName = nodes[addresses % nodes.length]) {
  addresses++;
  const podIP = spec.hostNetwork
    ? `192.168.0.${nodes.indexOf(nodeName) + 11}`
    : `10.244.${(addresses >> 8) % 256}.${addresses % 256}`;
  const hostIP = `192.168.0.${nodes.indexOf(nodeName) + 11}`;
  const token = { name: 'kube-api-access-x7k2p', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...ownedBy(owner, name), generateName: `${owner.metadata.name}-`, labels },
    spec: {
      ...spec,
      nodeName,
      serviceAccount: spec.serviceAccountName ?? 'default',
      serviceAccountName: spec.serviceAccountName ?? 'default',
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      containers: spec.containers.map(one => ({
        ...one,
        volumeMounts: [...(one.volumeMounts ?? []), { ...token, readOnly: true }],
      })),
      tolerations: ['not-ready', 'unreachable'].map(one => ({
        effect: 'NoExecute',
        key: `node.kubernetes.io/${one}`,
        operator: 'Exists',
        tolerationSeconds: 300,
      })),
      volumes: [...(spec.volumes ?? []), { name: token.name, projected: { defaultMode: 420, sources: tokenSources } }],
    },
    status: {
      phase: 'Running',
      conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
        type => ({ type, status: 'True', lastProbeTime: null, lastTransitionTime: '2026-03-02T08:00:09Z' }),
      ),
      containerStatuses: spec.containers.map(one => ({
        name: one.name,
        image: one.image,
        imageID: `${one.image}@sha256:0f3c`,
        containerID: 'containerd://1d5e',
        ready: true,
        started: true,
        restartCount: 0,
        lastState: {},
        state: { running: { startedAt: '2026-03-02T08:00:09Z' } },
      })),
      hostIP,
      hostIPs: [{ ip: hostIP }],
      podIP,
      podIPs: [{ ip: podIP }],
      qosClass: 'Burstable',
      startTime: '2026-03-02T08:00:08Z',
    },
  };
}

const tokenSources = [
  { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
  { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
];

function ofService(service, pods) {
  const { name, namespace } = service.metadata;
  const { selector, ports } = service.spec;
  if (!selector) return [];
  const behind = pods.filter(
    one =>
      one.metadata.namespace === namespace &&
      Object.entries(selector).every(([key, value]) => one.metadata.labels[key] === value),
  );
  const target = one => ({ kind: 'Pod', name: one.metadata.name, namespace, uid: 'u' });
  const listed = ports.map(one => ({ name: one.name, port: podPort(behind[0], one), protocol: one.protocol ?? 'TCP' }));
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...ownedBy(service, `${name}-${hash(namespace + name).slice(0, 5)}`),
      generateName: `${name}-`,
      labels: {
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
      },
    },
    addressType: 'IPv4',
    endpoints: behind.map(one => ({
      addresses: [one.status.podIP],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: one.spec.nodeName,
      targetRef: target(one),
    })),
    ports: listed,
  };
  const endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name,
      namespace,
      labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': '2026-03-02T08:00:09Z' },
    },
    subsets:
      behind.length === 0
        ? undefined
        : [
            {
              addresses: behind.map(one => ({
                ip: one.status.podIP,
                nodeName: one.spec.nodeName,
                targetRef: target(one),
              })),
              ports: listed,
            },
          ],
  };
  return [slice, endpoints];
}

function podPort(pod, { port, targetPort = port }) {
  const declared = pod?.spec.containers.flatMap(one => one.ports ?? []).find(one => one.name === targetPort);
  return declared?.containerPort ?? targetPort;
}

function ownedBy({ apiVersion, kind, metadata }, name) {
  const { namespace, uid = `uid-${namespace}-${metadata.name}` } = metadata;
  return {
    name,
    namespace,
    ownerReferences: [{ apiVersion, blockOwnerDeletion: true, controller: true, kind, name: metadata.name, uid }],
  };
}
