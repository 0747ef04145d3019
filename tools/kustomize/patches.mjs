// Patches of random trees: merged ones and steps of JSON Patch, in each field that takes them.
import { stringify } from 'yaml';
import { annotationsOf, labelsOf } from './objects.mjs';
import { container, podSpec } from './pods.mjs';

const patchImages = ['patched:2', 'shop/web'];

/** A patch, as text, that goes into a file or stands inline. */
export function patchesOf(dice, objects, written) {
  const made = Array.from({ length: 1 + dice.below(3) }, () => patchOf(dice, dice.one(objects)));
  const fields = { patches: [], patchesStrategicMerge: [], patchesJson6902: [] };
  for (const { text, target, options, isMerge } of made) {
    const place = dice.chance(0.5) ? { path: written(`patch-${isMerge ? 'merge' : 'steps'}`, text) } : { patch: text };
    if (isMerge && target === undefined && dice.chance(0.25))
      fields.patchesStrategicMerge.push(place.path ?? place.patch);
    else if (!isMerge && target.version && dice.chance(0.4)) fields.patchesJson6902.push({ target, ...place });
    else fields.patches.push({ ...(target && { target }), ...place, ...(options && { options }) });
  }
  return Object.fromEntries(Object.entries(fields).filter(([, list]) => list.length > 0));
}

function patchOf(dice, object) {
  return dice.chance(0.6) ? mergeOf(dice, object) : stepsOf(dice, object);
}

function mergeOf(dice, object) {
  const { apiVersion, kind } = object;
  const { name, namespace } = object.metadata;
  const id = { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } };
  if (dice.chance(0.08)) return { isMerge: true, text: stringify({ ...id, $patch: 'delete' }) };
  const patch = {
    ...id,
    metadata: {
      ...id.metadata,
      ...dice.maybe(0.4, () => ({ labels: { ...labelsOf(dice), tier: dice.one([null, 'd']) } })),
      ...dice.maybe(0.4, () => ({ annotations: annotationsOf(dice) })),
    },
    ...mergedContent(dice, object),
  };
  if (dice.chance(0.2)) return { isMerge: true, text: stringify(patch), target: targetOf(dice, object) };
  if (dice.chance(0.1)) {
    const options = { allowNameChange: true };
    return {
      isMerge: true,
      text: stringify({ ...patch, metadata: { ...patch.metadata, name: `${name}-new` } }),
      target: { kind, name },
      options,
    };
  }
  return { isMerge: true, text: stringify(patch) };
}

/** What a patch says of an object's content. */
function mergedContent(dice, { kind, spec }) {
  if (spec?.template)
    return {
      spec: {
        ...dice.maybe(0.3, () => ({ replicas: dice.one([5, null]) })),
        template: { spec: mergedPod(dice, spec.template.spec) },
      },
    };
  if (kind === 'CronJob')
    return {
      spec: { jobTemplate: { spec: { template: { spec: mergedPod(dice, spec.jobTemplate.spec.template.spec) } } } },
    };
  if (kind === 'Service')
    return {
      spec: {
        ports: dice.some([{ port: 53, protocol: 'TCP', name: 'dns' }, { port: 80, $patch: 'delete' }, { port: 90 }]),
        selector: dice.one([null, { app: 'api' }, { $patch: 'replace', app: 'db' }]),
      },
    };
  if (kind === 'Shop')
    return {
      spec: dice.one([
        { list: [2] },
        { deep: null },
        { deep: { 'a.b/c': { z: [] } } },
        { backend: { $patch: 'replace', name: 'api' } },
        {},
      ]),
    };
  if (kind === 'ConfigMap') return { data: { LEVEL: dice.one(['debug', null]), MORE: '1' } };
  if (kind === 'Ingress') return { spec: { rules: [{ host: 'patched.test' }], ingressClassName: 'nginx' } };
  if (kind === 'HorizontalPodAutoscaler') return { spec: { maxReplicas: 9, minReplicas: 1 } };
  return {};
}

function mergedPod(dice, pod) {
  const directive = dice.chance(0.1) ? [{ $patch: 'replace' }] : [];
  const own = pod.containers.map(one => mergedContainer(dice, one)).filter(() => dice.chance(0.7));
  return {
    ...dice.maybe(0.8, () => ({
      containers: [...own, ...directive, ...dice.some(['extra', 'late'], 0.3).map(name => container(dice, name))],
    })),
    ...dice.maybe(0.3, () => ({
      initContainers: dice.one([null, [], [{ name: 'init', image: 'patched:2' }], [{ name: 'first', image: 'first' }]]),
    })),
    ...dice.maybe(0.3, () => ({
      volumes: dice.some([
        { name: 'data', emptyDir: {}, persistentVolumeClaim: null },
        { name: 'conf', $patch: 'delete' },
        { name: 'tmp', emptyDir: {} },
      ]),
    })),
    ...dice.maybe(0.3, () => ({ tolerations: [{ key: 'spot', value: 'no' }] })),
    ...dice.maybe(0.2, () => ({ imagePullSecrets: [{ name: 'certs' }, { name: 'keys', $patch: 'delete' }] })),
    ...dice.maybe(0.2, () => ({ topologySpreadConstraints: podSpec(dice, 'api').topologySpreadConstraints ?? [] })),
    ...dice.maybe(0.1, () => ({ serviceAccountName: null })),
  };
}

function mergedContainer(dice, { name }) {
  if (dice.chance(0.08)) return { name, $patch: 'delete' };
  return {
    name,
    ...dice.maybe(0.4, () => ({ image: dice.one(patchImages) })),
    ...dice.maybe(0.5, () => ({
      env: dice.some([
        { name: 'LEVEL', value: 'debug' },
        { name: 'MODE', $patch: 'delete' },
        { name: 'ADDED', value: '' },
        { name: 'HOST', value: 'x', valueFrom: null },
      ]),
    })),
    ...dice.maybe(0.3, () => ({
      ports: dice.some([
        { containerPort: 80, name: 'web' },
        { containerPort: 53, protocol: 'TCP', name: 'dns' },
        { containerPort: 90 },
      ]),
    })),
    ...dice.maybe(0.3, () => ({ args: dice.one([null, [], ['--patched']]) })),
    ...dice.maybe(0.2, () => ({ volumeMounts: [{ mountPath: '/data', name: 'tmp' }] })),
    ...dice.maybe(0.3, () => ({
      resources: dice.one([
        { limits: { cpu: null, memory: '2Gi' } },
        { $patch: 'replace', requests: { cpu: '1' } },
        {},
      ]),
    })),
  };
}

/** Whom a patch is for: the object by all that is known of it, or all that are alike. */
function targetOf(dice, { apiVersion, kind, metadata }) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return dice.one([
    { ...(group && { group }), version, kind, name: metadata.name },
    { kind, name: dice.one(['.*', 'w.*|api', metadata.name]) },
    { kind, labelSelector: dice.one(['tier=a', 'tier in (a,b)', '!team', 'tier!=c']) },
    { kind, annotationSelector: 'note' },
    { kind },
  ]);
}

function stepsOf(dice, object) {
  const steps = Array.from({ length: 1 + dice.below(2) }, () => stepOf(dice, object));
  const text = dice.one([stringify, JSON.stringify])(steps);
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  return {
    isMerge: false,
    text,
    target: { ...(group && { group }), version, kind: object.kind, name: object.metadata.name },
  };
}

function stepOf(dice, object) {
  const leaves = leavesOf(object);
  const changeable = leaves.filter(one => !/^\/(kind|apiVersion|metadata\/name)/.test(one.path));
  const { path, value } = dice.one(changeable.length > 0 ? changeable : leaves);
  return dice.one([
    {
      op: 'replace',
      path,
      value: typeof value === 'number' ? value + 1 : `${value}-replaced`,
    },
    { op: 'add', path: '/metadata/annotations', value: { added: 'true' } },
    { op: 'add', path: '/metadata/labels', value: { 'a/b': '1' } },
    { op: 'add', path: '/metadata/labels/a~1b', value: '2' },
    { op: 'remove', path },
    { op: 'test', path, value },
    { op: 'copy', from: path, path: '/metadata/annotations/copied' },
    ...(object.spec?.template
      ? [
          { op: 'add', path: '/spec/template/spec/containers/-', value: { name: 'stepped', image: 'stepped:1' } },
          { op: 'add', path: '/spec/template/spec/containers/0', value: { name: 'first', image: 'first' } },
        ]
      : []),
  ]);
}

/** The values of an object that hold no others, as JSON Patch points at them. */
function leavesOf(value, path = '') {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return Object.entries(value).flatMap(([key, one]) =>
    leavesOf(one, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
