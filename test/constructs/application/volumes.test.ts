import type { ApplicationProps, Volume } from '#index.js';
import { ConfigMap, ExternalSecret, Secret } from '#index.js';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

const { Application, Namespace } = platform;

function web(props: Partial<ApplicationProps<'ingress-nginx'>>) {
  return shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'shop/web:1', port: 3000, ...props });
  });
}

/** The volume of a pod, and where it is mounted, without what all pods have. */
function written(volume: Volume): readonly [volume: string, mount: string] {
  const text = shown(web({ writable: [], volumes: [volume] }), 'Deployment web');
  const [, volumes = ''] = text.split('      volumes:\n');
  const [, mounts = ''] = text.split('          volumeMounts:\n');
  return [volumes, mounts.split('      enableServiceLinks')[0] ?? ''];
}

test.each<[string, Volume, string]>([
  ['a ConfigMap', { path: '/c', configMap: 'web' }, '        - configMap:\n            name: web\n          name: c\n'],
  [
    'keys of a Secret',
    { path: '/s', secret: { name: 'web', items: { tls: 'web.pem' }, mode: 0o440, optional: true } },
    '        - name: s\n          secret:\n            defaultMode: 288\n            items:\n              - key: tls\n                path: web.pem\n            optional: true\n            secretName: web\n',
  ],
  [
    'scratch space in memory',
    { path: '/m', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    '        - emptyDir:\n            medium: Memory\n            sizeLimit: 64Mi\n          name: m\n',
  ],
  [
    'a claim that comes and goes with the pod',
    { path: '/e', ephemeral: { size: '1Gi' } },
    '        - ephemeral:\n            volumeClaimTemplate:\n              spec:\n                accessModes:\n                  - ReadWriteOnce\n                resources:\n                  requests:\n                    storage: 1Gi\n          name: e\n',
  ],
  [
    'a token for somebody else, beside labels',
    {
      path: '/p',
      projected: [
        { token: { file: 'token', audience: 'vault', seconds: 3600 } },
        { field: 'metadata.labels', file: 'labels' },
      ],
    },
    '        - name: p\n          projected:\n            sources:\n              - serviceAccountToken:\n                  audience: vault\n                  expirationSeconds: 3600\n                  path: token\n              - downwardAPI:\n                  items:\n                    - fieldRef:\n                        fieldPath: metadata.labels\n                      path: labels\n',
  ],
  [
    'a CSI driver',
    {
      path: '/v',
      readOnly: true,
      csi: { driver: 'secrets-store.csi.k8s.io', attributes: { secretProviderClass: 'web' } },
    },
    '        - csi:\n            driver: secrets-store.csi.k8s.io\n            readOnly: true\n            volumeAttributes:\n              secretProviderClass: web\n          name: v\n',
  ],
])('%s is mounted, and the check finds nothing in it', (_, volume, text) => {
  expect(written(volume)[0]).toBe(text);
  const app = web({ volumes: [volume] });
  expect(app.render().diagnostics.filter(({ rule }) => rule !== 'reference-missing')).toEqual([]);
});

test('one file of a ConfigMap is mounted in a folder of the image', () => {
  const [, mount] = written({ path: '/etc/web/app.yaml', configMap: 'web', subPath: 'app.yaml' });
  expect(mount).toBe(`            - mountPath: /etc/web/app.yaml
              name: etc-web-app-yaml
              readOnly: true
              subPath: app.yaml
`);
});

test('files that are written here are a ConfigMap', () => {
  const app = web({ volumes: [{ path: '/etc/web', files: { 'app.yaml': 'level: debug\n' } }] });
  expect(shown(app, 'ConfigMap web-etc-web')).toContain('data:\n  app.yaml: |\n    level: debug\n');
  expect(shown(app, 'Deployment web')).toContain('        - configMap:\n            name: web-etc-web\n');
});

test('ConfigMaps and Secrets are taken by the constructs that make them', () => {
  const app = shopWith(chart => {
    const config = new ConfigMap(chart, 'web-config', { data: { level: 'debug' }, immutable: true });
    const secret = new Secret(chart, 'web-secret', { data: { token: 'x' } });
    new Application(chart, 'web', {
      image: 'shop/web:1',
      env: { LEVEL: { configMap: config, key: 'level' } },
      envFrom: [{ secret }],
      volumes: [{ path: '/etc/web', configMap: config }],
    });
  });
  expect(shown(app, 'ConfigMap web-config')).toContain('immutable: true');
  expect(shown(app, 'Secret web-secret')).toContain('stringData:\n  token: x\n');
  expect(shown(app, 'Deployment web')).toContain('- secretRef:\n                name: web-secret\n');
  expect(shown(app, 'Deployment web')).toContain('- configMap:\n            name: web-config\n');
  expect(app.render().diagnostics).toEqual([]);
});

test('a Secret is filled from a store outside the cluster', () => {
  const app = shopWith(
    chart =>
      new ExternalSecret(chart, 'db', {
        store: 'vault',
        data: { password: { from: 'shop/db', property: 'password' }, user: 'shop/user' },
      }),
  );
  expect(shown(app, 'ExternalSecret db')).toContain(`spec:
  data:
    - remoteRef:
        key: shop/db
        property: password
      secretKey: password
    - remoteRef:
        key: shop/user
      secretKey: user
  refreshInterval: "1h"
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: db
`);
});

test.each<[string, Volume, string]>([
  [
    'a path of the node',
    { path: '/log', hostPath: '/var/log' },
    "volumes.0.hostPath: it mounts a path of the node, and namespace shop (shop/shop/namespace) is held to restricted; mount a claim, or give the namespace podSecurity: 'privileged'",
  ],
  [
    'an NFS server',
    { path: '/data', nfs: { server: '10.0.0.5', path: '/data' } },
    "volumes.0.nfs: it mounts an NFS server by itself, and namespace shop (shop/shop/namespace) is held to restricted; mount a claim of a PersistentVolume, or give the namespace podSecurity: 'baseline'",
  ],
  [
    'a claim of bytes',
    { path: '/data', claim: { size: '10' } },
    'volumes.0.claim.size: 10 is 10 bytes; 10Mi is mebibytes',
  ],
  [
    'a way out of the volume',
    { path: '/data', emptyDir: {}, subPath: '../x' },
    'volumes.0.subPath: ../x leads out of the volume; give a path without / in front and without ..',
  ],
  [
    'a file that is none',
    { path: '/data', files: { 'a/b': '' } },
    "volumes.0.files: a/b is not a file's name: letters, digits, and . _ -",
  ],

  [
    'a volume whose name has capitals',
    { path: '/data', name: 'Data', emptyDir: {} },
    "volumes.0: Data is not a volume's name, give one of a-z, 0-9 and inner dashes",
  ],
  ['a relative path', { path: 'data', emptyDir: {} }, 'volumes.0: data is not an absolute path without colons'],
  ['a path with a colon', { path: '/a:b', emptyDir: {} }, 'volumes.0: /a:b is not an absolute path without colons'],
  [
    'an absolute path in the volume',
    { path: '/data', emptyDir: {}, subPath: '/x' },
    'volumes.0.subPath: /x leads out of the volume; give a path without / in front and without ..',
  ],
  [
    'scratch space of bytes',
    { path: '/data', emptyDir: { sizeLimit: '10' } },
    'volumes.0.emptyDir.sizeLimit: 10 is 10 bytes; 10Mi is mebibytes',
  ],
  [
    'a claim of bytes that goes with the pod',
    { path: '/data', ephemeral: { size: '10' } },
    'volumes.0.ephemeral.size: 10 is 10 bytes; 10Mi is mebibytes',
  ],
  ['files without one', { path: '/data', files: {} }, 'volumes.0.files: there is none; name one with its content'],
  [
    'a file that leads out',
    { path: '/data', files: { '..x': '' } },
    "volumes.0.files: ..x is not a file's name: letters, digits, and . _ -",
  ],
])('%s is a fault', (_, volume, fault) => {
  expect(faultsOf(web({ volumes: [volume] }))).toEqual([`[shop/web] ${fault}`]);
});

test('a name that is taken can be mounted again by that name', () => {
  const volumes: readonly Volume[] = [
    { path: '/a', name: 'data', emptyDir: {} },
    { path: '/b', name: 'data', emptyDir: {} },
  ];
  expect(faultsOf(web({ volumes }))).toEqual([
    "[shop/web] volumes.1: the name data is taken; give another, or { path, volume: 'data' } to mount the same",
  ]);
  expect(
    faultsOf(
      web({
        volumes: [
          { path: '/a', name: 'data', emptyDir: {} },
          { path: '/b', volume: 'data', subPath: 'b' },
        ],
      }),
    ),
  ).toEqual([]);
});

test('a ConfigMap whose key is no file is a fault', () => {
  const app = shopWith(chart => new ConfigMap(chart, 'web', { data: { 'a b': '' } }));
  expect(faultsOf(app)).toEqual(['[shop/web] data: "a b" is not a key: letters, digits, and . _ -']);
});

test('a claim by the name of its volume is bound to it, and no class makes another', () => {
  const text = shown(
    web({ replicas: 1, volumes: [{ path: '/data', claim: { size: '10Gi', volume: 'disk-7' } }] }),
    'PersistentVolumeClaim web-data',
  );
  expect(text).toContain('  storageClassName: ""\n  volumeName: disk-7\n');
});

test('other content of a file makes new pods, the same content does not', () => {
  const holding = (content: string) =>
    /gatewright\/files: .*/.exec(
      shown(web({ volumes: [{ path: '/etc/web', files: { 'a.conf': content } }] }), 'Deployment web'),
    )?.[0];
  expect(holding('one')).toMatch(/^gatewright\/files: "?[0-9a-f]{16}"?$/);
  expect(holding('one')).toBe(holding('one'));
  expect(holding('two')).not.toBe(holding('one'));
});

test('an ExternalSecret of a store of the namespace, asked as often as is said', () => {
  const app = shopWith(
    chart => new ExternalSecret(chart, 'db', { store: { kind: 'SecretStore', name: 'own' }, data: {}, refresh: '5m' }),
  );
  expect(shown(app, 'ExternalSecret db')).toContain(`spec:
  data: []
  refreshInterval: 5m
  secretStoreRef:
    kind: SecretStore
    name: own
  target:
    name: db
`);
});

test('an ExternalSecret without a store, and one with a key that is none, are faults', () => {
  const app = shopWith(chart => {
    new ExternalSecret(chart, 'db', { data: {} } as never);
    new ExternalSecret(chart, 'api', { store: 'vault', data: { 'a b': 'x' } });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/db] store: none is given; name a ClusterSecretStore',
    '[shop/api] data: "a b" is not a key: letters, digits, and . _ -',
  ]);
});
