import { built } from '#kustomize/build/build.js';
import type { Built } from '#kustomize/build/build.js';
import { rootsAmong } from '#kustomize/build/roots.js';
import type { FileTree } from '#kustomize/file/file-tree.js';
import { isRemote, joined } from '#kustomize/file/file-tree.js';
import { sha256 } from '#kustomize/generate/sha256.js';
import { labelSelector } from '#kustomize/identity/label-selector.js';

type Files = Readonly<Record<string, string>>;

function treeOf(files: Files): FileTree {
  return {
    isFolder: path => Object.keys(files).some(file => path === '.' || file.startsWith(`${path}/`)),
    read: file => {
      const text = files[file];
      return text === undefined ? undefined : { text, bytes: new TextEncoder().encode(text) };
    },
  };
}

function build(root: string, files: Files): Built {
  return built(root, treeOf(files));
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: shop/web:1
          ports:
            - containerPort: 80
          env:
            - { name: A, value: one }
            - { name: B, value: two }
`;

test('a patch merges lists by what identifies their items, its own items first', () => {
  const { resources } = build('.', {
    'kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
    'web.yaml': deployment,
    'patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - { name: proxy, image: proxy }
        - name: web
          env:
            - { name: B, $patch: delete }
            - { name: C, value: three }
`,
  });
  const [{ value } = { value: {} }] = resources;
  expect(value).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            { name: 'proxy', image: 'proxy' },
            {
              name: 'web',
              image: 'shop/web:1',
              env: [
                { name: 'C', value: 'three' },
                { name: 'A', value: 'one' },
              ],
            },
          ],
        },
      },
    },
  });
});

test('each value stands where it was written, in a patch within the kustomization on its own line', () => {
  const { resources } = build('prod', {
    'prod/kustomization.yaml': `resources: [web.yaml]
namespace: shop
patches:
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 3
`,
    'prod/web.yaml': deployment,
  });
  const placeOf = (...path: (string | number)[]): string => {
    const at = resources[0]?.locate(path, 'value');
    return `${at?.file}:${at?.line}:${at?.column}`;
  };
  expect(placeOf('spec', 'replicas')).toBe('prod/kustomization.yaml:9:19');
  expect(placeOf('metadata', 'namespace')).toBe('prod/kustomization.yaml:2:12');
  expect(placeOf('spec', 'template', 'spec', 'containers', 0, 'image')).toBe('prod/web.yaml:9:18');
  expect(placeOf('spec', 'nothing')).toBe('prod/web.yaml:4:1');
});

test('generated names end with the hash of the content, and names that refer to them follow', () => {
  const { resources } = build('.', {
    'kustomization.yaml': `resources: [pod.yaml]
namePrefix: my-
configMapGenerator: [{ name: settings, literals: [LEVEL=info] }]
`,
    'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: web, envFrom: [{ configMapRef: { name: settings } }] }] }
`,
  });
  expect(resources.map(one => one.name)).toEqual(['my-web', 'my-settings-2748f727mg']);
  expect(resources[0]?.value).toMatchObject({
    spec: { containers: [{ envFrom: [{ configMapRef: { name: 'my-settings-2748f727mg' } }] }] },
  });
});

test('what cannot be built is noted, and the rest goes on', () => {
  const { resources, notes } = build('.', {
    'kustomization.yaml': `resources: [web.yaml, gone.yaml]
helmCharts: [{ name: redis }]
patches:
  - target: { kind: Deployment }
    patch: '[{ "op": "remove", "path": "/spec/none" }]'
`,
    'web.yaml': deployment,
  });
  expect(resources.map(one => one.name)).toEqual(['web']);
  expect(notes.map(one => one.kind)).toEqual(['not-built', 'file-missing', 'step-refused']);
});

test('a root is used by no other kustomization; a component is none', () => {
  const files: Files = {
    'base/kustomization.yaml': 'resources: []',
    'prod/kustomization.yaml': 'resources: [../base]',
    'part/kustomization.yaml': 'kind: Component\nresources: []',
  };
  expect(rootsAmong(Object.keys(files), treeOf(files))).toEqual({ roots: ['prod'], unused: ['part'] });
});

test('a file of that name with a kind of another group is a manifest', () => {
  const files: Files = {
    'apps/kustomization.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: apps }',
  };
  expect(rootsAmong(Object.keys(files), treeOf(files)).roots).toEqual([]);
});

test('paths lead up and down, and URLs lead elsewhere', () => {
  expect(joined('overlays/prod', '../../base/')).toBe('base');
  expect(joined('.', '..')).toBe('..');
  expect(joined('a', './b.yaml')).toBe('a/b.yaml');
  expect(['https://x.example/a.yaml', 'github.com/a/b?ref=v1', 'git@github.com:a/b.git'].every(isRemote)).toBe(true);
  expect(['../base', 'web.yaml', 'a@b/c.yaml'].some(isRemote)).toBe(false);
});

test('SHA-256 is that of the standard', () => {
  const digest = (text: string): string => sha256(new TextEncoder().encode(text));
  expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(digest('a'.repeat(119))).toBe('31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb');
});

test('selectors of labels are read as kubectl reads them', () => {
  const fits = (selector: string, labels: Record<string, string>): boolean | string => {
    const read = labelSelector(selector);
    return typeof read === 'string' ? read : read(labels);
  };
  expect(fits('app=web,tier in (a, b),!canary', { app: 'web', tier: 'b' })).toBe(true);
  expect(fits('app!=web', {})).toBe(true);
  expect(fits('tier notin (a)', { tier: 'a' })).toBe(false);
  expect(fits('a b', {})).toBe('a b is no requirement of labels');
});
