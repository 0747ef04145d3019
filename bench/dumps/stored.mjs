// What `kubectl get -A` shows of written objects: the system's own, those that the cluster makes, and on each what the API server adds.
import { madeOf } from './made.mjs';
import { systemObjects } from './system.mjs';

/** All objects of a cluster to which these were applied, as they come out of it. */
export function storedObjects(written) {
  const applied = [...systemObjects(), ...written];
  const made = applied.filter(one => one.kind !== 'Service').flatMap(one => [one, ...madeOf(one, [])]);
  const pods = made.filter(one => one.kind === 'Pod');
  const services = applied.filter(one => one.kind === 'Service').map(addressed);
  const all = [...made, ...services.flatMap(one => [one, ...madeOf(one, pods)])];
  const authored = new Set(written.map(keyOf));
  return all.map((one, at) => stored(one, at, authored.has(keyOf(one))));
}

function keyOf({ kind, metadata: { namespace, name } }) {
  return `${kind}/${namespace}/${name}`;
}

function addressed(service, at) {
  const { spec } = service;
  const address = spec.clusterIP ?? `10.96.${1 + (at >> 8)}.${at % 256}`;
  const shared = {
    clusterIP: address,
    clusterIPs: [address],
    internalTrafficPolicy: 'Cluster',
    sessionAffinity: 'None',
  };
  const families = { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', type: spec.type ?? 'ClusterIP' };
  if (spec.type !== 'LoadBalancer') return { ...service, spec: { ...spec, ...shared, ...families } };
  return {
    ...service,
    spec: {
      ...spec,
      ...shared,
      ...families,
      allocateLoadBalancerNodePorts: true,
      externalTrafficPolicy: 'Cluster',
      ports: spec.ports.map((one, index) => ({ ...one, protocol: 'TCP', nodePort: 31080 + index })),
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.7', ipMode: 'VIP' }] } },
  };
}

function stored(object, at, authored) {
  const { metadata } = object;
  const { kind } = object;
  const added = {
    creationTimestamp: new Date(Date.UTC(2026, 2, 1) + 1000 * at).toISOString().replace('.000', ''),
    uid: metadata.uid ?? `uid-${metadata.namespace}-${metadata.name}`,
    resourceVersion: String(1000 + at),
    ...(object.spec && { generation: 1 }),
    managedFields: [managed(object, authored ? 'kubectl-client-side-apply' : 'kube-controller-manager')],
  };
  const lastApplied = { 'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify(object)}\n` };
  const annotations = authored ? { ...metadata.annotations, ...lastApplied } : metadata.annotations;
  const labels = kind === 'Namespace' && { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
  const own = { ...object, metadata: { ...metadata, annotations, ...(labels && { labels }), ...added } };
  const status = statuses[kind]?.(object);
  const finalizers = kind === 'Namespace' && { spec: { finalizers: ['kubernetes'] } };
  return { ...own, ...finalizers, ...(status && !own.status && { status }) };
}

const statuses = {
  Namespace: () => ({ phase: 'Active' }),
  Deployment: ({ spec: { replicas } }) => ({ replicas, readyReplicas: replicas, updatedReplicas: replicas }),
  StatefulSet: ({ spec: { replicas } }) => ({ replicas, readyReplicas: replicas, collisionCount: 0 }),
  DaemonSet: () => ({ currentNumberScheduled: 3, desiredNumberScheduled: 3, numberMisscheduled: 0, numberReady: 3 }),
  CronJob: () => ({ lastScheduleTime: '2026-03-02T03:00:00Z' }),
  Service: () => ({ loadBalancer: {} }),
  Ingress: () => ({ loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } }),
};

function managed({ apiVersion, ...fields }, manager) {
  return {
    apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsOf(fields),
    manager,
    operation: 'Update',
    time: '2026-03-01T00:00:00Z',
  };
}

/** Which fields a manager set, as the API server writes it. */
function fieldsOf(value) {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.map(one => [
        one?.name === undefined ? `v:${JSON.stringify(one)}` : `k:${JSON.stringify({ name: one.name })}`,
        typeof one === 'object' && one !== null ? { '.': {}, ...fieldsOf(one) } : {},
      ]),
    );
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'kind')
      .map(([key, one]) => [`f:${key}`, fieldsOf(one)]),
  );
}
