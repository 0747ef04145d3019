import { ApiObject, JsonPatch } from 'cdk8s';
import { faultsOf, platform, shopWith, warningsOf } from './shown.js';

/** An app whose Deployment is patched. */
function patched(...patches: readonly JsonPatch[]): ReturnType<typeof shopWith> {
  return shopWith(chart => {
    new platform.Namespace(chart, 'shop');
    const web = new platform.Application(chart, 'web', { image: 'web:1', port: 8080 });
    web.workload.addJsonPatch(...patches);
  });
}

test.each([
  [
    'adds below what is not there',
    JsonPatch.add('/spec/tmplate/metadata/labels', {}),
    'addJsonPatch: add /spec/tmplate/metadata/labels: there is no /spec/tmplate, did you mean /spec/template',
  ],
  [
    'names a container that is not there',
    JsonPatch.add('/spec/template/spec/containers/1/env', []),
    'addJsonPatch: add /spec/template/spec/containers/1/env: there is no /spec/template/spec/containers/1',
  ],
  [
    'copies what is not there',
    JsonPatch.copy('/spec/replicaz', '/spec/paused'),
    'addJsonPatch: copy /spec/paused: there is no /spec/replicaz, did you mean /spec/replicas',
  ],
  ['tests for another value', JsonPatch.test('/spec/replicas', 7), 'addJsonPatch: test /spec/replicas: it is not 7'],
  [
    'begins without a slash',
    JsonPatch.add('spec/paused', true),
    'addJsonPatch: add spec/paused: spec/paused is no path; give /spec/paused',
  ],
])('a patch that %s is a fault with its path, and the nearest that is there', (_, patch, says) => {
  expect(faultsOf(patched(patch))).toEqual([`[shop/web/deployment] ${says}`]);
});

test.each([
  [
    JsonPatch.remove('/spec/replica'),
    'addJsonPatch: remove /spec/replica: there is no /spec/replica, did you mean /spec/replicas; the patch does nothing',
  ],
  [
    JsonPatch.replace('/metadata/labels/team~1name', 'shop'),
    'addJsonPatch: replace /metadata/labels/team~1name: there is no /metadata/labels/team~1name; the patch adds it',
  ],
])('a patch that cdk8s does nothing for, or more than it says, is a warning', (patch, says) => {
  const app = patched(patch);
  expect(faultsOf(app)).toEqual([]);
  expect(warningsOf(app)).toEqual([`[shop/web/deployment] ${says}`]);
});

test('patches build on each other, and those that fit are let pass', () => {
  const app = patched(
    JsonPatch.add('/metadata/annotations', {}),
    JsonPatch.add('/metadata/annotations/team~1name', 'shop'),
    JsonPatch.replace('/metadata/annotations/team~1name', 'cart'),
    JsonPatch.add('/spec/template/spec/containers/-', { name: 'beside', image: 'beside:1' }),
    JsonPatch.remove('/spec/template/spec/containers/1'),
  );
  expect(faultsOf(app)).toEqual([]);
  expect(warningsOf(app)).toEqual([]);
});

test('a number is the name of a key where there is no list', () => {
  const app = shopWith(chart => {
    const map = new ApiObject(chart, 'ports', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'ports' },
      data: { 80: 'web' },
    });
    map.addJsonPatch(JsonPatch.replace('/data/80', 'api'));
  });
  expect(faultsOf(app)).toEqual([]);
  expect(warningsOf(app)).toEqual([]);
});
