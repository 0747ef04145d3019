// What pods of random trees run.
export const configMaps = ['settings', 'flags'];
export const secrets = ['keys', 'certs'];

/** Texts that YAML may read as something else. */
export const texts = [
  'plain',
  '1',
  'yes',
  'null',
  '1e3',
  '0x1F',
  '"quoted"',
  'a: b',
  '# no comment',
  'two\nlines\n',
  ' ',
  '~',
];
const images = ['nginx', 'nginx:1.2', 'shop/web:1', 'registry.test:5000/shop/web', 'nginx@sha256:24a0c4b4'];

function variable(dice, name) {
  return dice.one([
    { name, value: dice.one(texts) },
    { name, valueFrom: { configMapKeyRef: { name: dice.one(configMaps), key: 'LEVEL' } } },
    { name, valueFrom: { secretKeyRef: { name: dice.one(secrets), key: 'token', optional: true } } },
  ]);
}

export function container(dice, name) {
  const names = dice.some(['LEVEL', 'MODE', 'HOST', 'EMPTY']);
  return {
    name,
    image: dice.one(images),
    ...dice.maybe(0.6, () => ({ env: names.map(one => variable(dice, one)) })),
    ...dice.maybe(0.4, () => ({
      ports: dice.some([
        { containerPort: 80, name: 'http' },
        { containerPort: 53, protocol: 'UDP' },
        { containerPort: 53 },
      ]),
    })),
    ...dice.maybe(0.3, () => ({ args: ['--host=$(WEB_HOST)', '--level', dice.one(texts)] })),
    ...dice.maybe(0.3, () => ({
      envFrom: [{ configMapRef: { name: dice.one(configMaps) } }, { secretRef: { name: dice.one(secrets) } }],
    })),
    ...dice.maybe(0.3, () => ({
      volumeMounts: dice.some([
        { name: 'data', mountPath: '/data' },
        { name: 'conf', mountPath: '/conf' },
      ]),
    })),
    ...dice.maybe(0.3, () => ({ resources: { limits: { cpu: dice.one(['1', '500m', 1, 0.5]), memory: '1Gi' } } })),
  };
}

function volumes(dice) {
  return dice.some([
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'conf', configMap: { name: dice.one(configMaps), items: [{ key: 'LEVEL', path: 'level' }] } },
    { name: 'cert', secret: { secretName: dice.one(secrets) } },
    { name: 'all', projected: { sources: [{ configMap: { name: 'settings' } }, { secret: { name: 'keys' } }] } },
  ]);
}

export function podSpec(dice, name) {
  return {
    ...dice.maybe(0.3, () => ({ initContainers: [container(dice, 'init')] })),
    containers: [container(dice, name), ...dice.some(['proxy', 'log'], 0.3).map(one => container(dice, one))],
    ...dice.maybe(0.5, () => ({ volumes: volumes(dice) })),
    ...dice.maybe(0.4, () => ({ serviceAccountName: dice.one(['runner', 'default']) })),
    ...dice.maybe(0.2, () => ({ imagePullSecrets: [{ name: 'keys' }] })),
    ...dice.maybe(0.2, () => ({
      tolerations: [
        { key: 'gpu', operator: 'Exists' },
        { key: 'spot', value: 'yes' },
      ],
    })),
    ...dice.maybe(0.2, () => ({
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { app: name } },
        },
      ],
    })),
    ...dice.maybe(0.2, () => ({
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'zone', labelSelector: { matchLabels: { app: name } } },
          ],
        },
      },
    })),
  };
}
