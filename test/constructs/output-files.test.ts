import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { outputFiles } from '#constructs/synthesis/output-files.js';
import { platform } from './shown.js';

const { PlatformApp } = platform;

interface Made {
  readonly chart?: string;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The names of the files for some objects. */
function filesFor(objects: readonly Made[], yamlOutputType = YamlOutputType.FILE_PER_RESOURCE): readonly string[] {
  const app = new PlatformApp({ yamlOutputType });
  const charts = new Map<string, Chart>();
  objects.forEach(({ chart: id = 'shop', apiVersion = 'v1', kind = 'ConfigMap', namespace, name }, at) => {
    const chart = charts.get(id) ?? new Chart(app, id);
    charts.set(id, chart);
    new ApiObject(chart, `object-${at}`, { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } });
  });
  return outputFiles(app.render(), app).map(one => one.name);
}

const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

test('names that cdk8s makes alike by leaving out signs get a file each', () => {
  expect(
    filesFor([
      { ...role, name: 'system:a' },
      { ...role, name: 'systema' },
      { ...role, name: 'other' },
    ]),
  ).toEqual([
    'ClusterRole.systema.0dd1dbf4.k8s.yaml',
    'ClusterRole.systema.6e2c9ffc.k8s.yaml',
    'ClusterRole.other.k8s.yaml',
  ]);
});

test('which file is whose does not depend on the order of the objects', () => {
  const objects = [
    { ...role, name: 'system:a' },
    { ...role, name: 'systema' },
    { ...role, name: 'sys:tema' },
  ];
  expect(filesFor(objects.toReversed()).toReversed()).toEqual(filesFor(objects));
});

test('names that differ in the case of letters get a file each, for file systems that know no difference', () => {
  const files = filesFor([
    { ...role, name: 'Admin' },
    { ...role, name: 'admin' },
  ]);
  expect(new Set(files.map(one => one.toLowerCase())).size).toBe(2);
});

test('kinds of one name in different groups get a file each', () => {
  const files = filesFor([
    { kind: 'Widget', apiVersion: 'a.example.com/v1', name: 'web' },
    { kind: 'Widget', apiVersion: 'b.example.com/v1', name: 'web' },
  ]);
  expect(new Set(files).size).toBe(2);
});

test('namespaces that read like names, and names that read like namespaces, get a file each', () => {
  const files = filesFor([
    { namespace: 'a', name: 'b.c' },
    { namespace: 'd', name: 'b.c' },
    { namespace: 'a.b', name: 'c' },
    { namespace: 'e', name: 'c' },
    { namespace: 'f', name: 'a.b.c' },
  ]);
  expect(new Set(files).size).toBe(5);
});

test('in the folder of a chart each object has a file, and other charts have no say', () => {
  const objects = [
    { ...role, name: 'system:a' },
    { ...role, name: 'systema' },
    { ...role, chart: 'other', name: 'system-a' },
    { chart: 'third', name: 'systema' },
  ];
  const files = filesFor(objects, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
  expect(new Set(files).size).toBe(4);
  expect(files.slice(2)).toEqual(['other/ClusterRole.system-a.k8s.yaml', 'third/ConfigMap.systema.k8s.yaml']);
});

test.each([YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
  'charts that share a name do not share a file or folder, divided by way %s',
  yamlOutputType => {
    const app = new PlatformApp({ yamlOutputType });
    // cdk8s names the first one a-c8482f21: what stands above it, and the hash of its path
    for (const chart of [new Chart(new Construct(app, 'a'), 'Default'), new Chart(app, 'a-c8482f21')])
      new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: chart.node.id } });
    const names = outputFiles(app.render(), app).map(({ name }) => name.replace(/\/.*/, ''));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^a-c8482f21-[0-9a-f]{8}(\.k8s\.yaml)?$/);
  },
);
