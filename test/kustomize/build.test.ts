import { built } from '#kustomize/build/build.js';
import type { Built } from '#kustomize/build/build.js';
import { rootsAmong } from '#kustomize/build/roots.js';
import type { FileTree } from '#kustomize/file/file-tree.js';
import { isRemote, pathIn } from '#kustomize/file/file-tree.js';
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
  expect(pathIn('overlays/prod', '../../base/')).toBe('base');
  expect(pathIn('.', '..')).toBe('..');
  expect(pathIn('a', './b.yaml')).toBe('a/b.yaml');
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

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n';

test('a label and the selectors that were written with it are one: what changes the label later changes them all', () => {
  const base = {
    'base/kustomization.yaml': 'resources: [web.yaml]\nlabels: [{ pairs: { app: web }, includeSelectors: true }]\n',
    'base/web.yaml': service,
  };
  const changes = [
    'labels: [{ pairs: { app: shop } }]',
    'patches: [{ patch: "{ apiVersion: v1, kind: Service, metadata: { name: web, labels: { app: shop } } }" }]',
    'replacements: [{ sourceValue: shop, targets: [{ select: { kind: Service }, fieldPaths: [metadata.labels.app] }] }]',
  ];
  for (const change of changes) {
    const { resources } = build('prod', { ...base, 'prod/kustomization.yaml': `resources: [../base]\n${change}\n` });
    expect(resources[0]?.value).toMatchObject({
      metadata: { labels: { app: 'shop' } },
      spec: { selector: { app: 'shop' } },
    });
  }
});

test('after a JSON patch a label is a value of its own again', () => {
  const { resources } = build('prod', {
    'base/kustomization.yaml': `resources: [web.yaml]
labels: [{ pairs: { app: web }, includeSelectors: true }]
patchesJson6902: [{ target: { version: v1, kind: Service, name: web }, patch: '[{ "op": "add", "path": "/spec/type", "value": "NodePort" }]' }]
`,
    'base/web.yaml': service,
    'prod/kustomization.yaml': 'resources: [../base]\nlabels: [{ pairs: { app: shop } }]\n',
  });
  expect(resources[0]?.value).toMatchObject({
    metadata: { labels: { app: 'shop' } },
    spec: { selector: { app: 'web' } },
  });
});

test('annotations are texts, and an annotation can be added to an object that has none', () => {
  const { resources, notes } = build('.', {
    'kustomization.yaml': `resources: [web.yaml]
patches:
  - target: { kind: Service }
    patch: '[{ "op": "add", "path": "/metadata/annotations/weight", "value": 5 }]'
`,
    'web.yaml': service,
  });
  expect(notes).toEqual([]);
  expect(resources[0]?.value).toMatchObject({ metadata: { annotations: { weight: '5' } } });
});

test('null takes a label away, but is a text in a patch with a target', () => {
  const labelsAfter = (target: string): unknown => {
    const { resources } = build('.', {
      'kustomization.yaml': `resources: [web.yaml]
patches:
  - ${target}
    patch: "{ apiVersion: v1, kind: Service, metadata: { name: web, labels: { tier: null } } }"
`,
      'web.yaml': service.replace('name: web', 'name: web, labels: { tier: front, app: web }'),
    });
    return resources[0]?.value['metadata'];
  };
  expect(labelsAfter('options: {}')).toEqual({ name: 'web', labels: { app: 'web' } });
  expect(labelsAfter('target: { kind: Service }')).toEqual({ name: 'web', labels: { tier: 'null', app: 'web' } });
});

test('a variable that two kustomizations name is refused, and so is one in a list with other values than texts', () => {
  const variable = 'vars: [{ name: WEB, objref: { apiVersion: v1, kind: Service, name: web } }]\n';
  const twice = build('prod', {
    'base/kustomization.yaml': `resources: [web.yaml]\n${variable}`,
    'base/web.yaml': service,
    'prod/kustomization.yaml': `resources: [../base]\n${variable}`,
  });
  expect(twice.notes).toContainEqual(expect.objectContaining({ field: 'vars', because: 'WEB is there already' }));
  const mixed = build('.', {
    'kustomization.yaml': `resources: [web.yaml, pod.yaml]\n${variable}`,
    'web.yaml': service,
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, args: [$(WEB), 1] }] }\n',
  });
  expect(mixed.notes).toContainEqual(expect.objectContaining({ kind: 'step-refused', id: 'Pod web' }));
});

test('blanks at the end of a patch within the kustomization are not read', () => {
  const { resources } = build('.', {
    'kustomization.yaml': `resources: [web.yaml]
patches:
  - patch: |
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        annotations:
          note: |
            one
            two
`,
    'web.yaml': service,
  });
  expect(resources[0]?.value).toMatchObject({ metadata: { annotations: { note: 'one\ntwo' } } });
});

test('what a replacement makes has the type that its text says, until a patch is merged into it', () => {
  const base = {
    'base/kustomization.yaml': `resources: [web.yaml]
replacements: [{ sourceValue: '1', targets: [{ select: { kind: Service }, fieldPaths: [spec.x], options: { create: true } }] }]
`,
    'base/web.yaml': service,
  };
  expect(build('base', base).resources[0]?.value).toMatchObject({ spec: { x: 1 } });
  const patch = 'patches: [{ patch: "{ apiVersion: v1, kind: Service, metadata: { name: web } }" }]';
  const patched = build('prod', { ...base, 'prod/kustomization.yaml': `resources: [../base]\n${patch}\n` });
  expect(patched.resources[0]?.value).toMatchObject({ spec: { x: '1' } });
});
