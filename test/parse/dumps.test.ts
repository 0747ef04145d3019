import { parseManifest } from '#parse/manifests.js';

function read(text: string) {
  const { resources, unreadable, ignoredAs } = parseManifest('dump', text);
  return {
    resources: resources.map(({ kind, name, locate }) => `${locate([]).line}: ${kind} ${name}`),
    unreadable: unreadable.map(({ at, message }) => `${at.line}: ${message}`),
    ignored: ignoredAs.map(({ as }) => as),
  };
}

const aList = 'a list, whose items are read one by one';

test('a list that Go writes without items has none', () => {
  const pods = '{"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "100"}, "items": null}';
  expect(read(pods)).toEqual({ resources: [], unreadable: [], ignored: [aList] });
});

test('a List may say that it has no items, or not speak of them', () => {
  for (const items of ['\nitems: null', '\nitems: []', ''])
    expect(read(`apiVersion: v1\nkind: List${items}`)).toEqual({ resources: [], unreadable: [], ignored: [aList] });
});

test('lists that were written one after the other are said to be one, whose last items alone are read', () => {
  const list = (name: string): string =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: ${name} }\n`;
  expect(read(list('a') + list('b'))).toEqual({
    resources: ['10: ConfigMap b'],
    unreadable: [
      '9: items stands twice: lists stand one after the other, and the items of the last one alone are read',
    ],
    ignored: [aList],
  });
  expect(read(`${list('a')}---\n${list('b')}`).resources).toEqual(['4: ConfigMap a', '11: ConfigMap b']);
});

test('a warning before YAML is passed over as kubectl reads it, one before JSON is said', () => {
  const warning = 'W1127 10:00:00.000000    1234 warnings.go:70] v1 ComponentStatus is deprecated in v1.19+\n';
  expect(read(`${warning}{"apiVersion": "v1", "kind": "List", "items": []}`)).toEqual({
    resources: [],
    unreadable: ['1: text stands before JSON, and kubectl reads neither'],
    ignored: [],
  });
  expect(read('a text\nof some lines').ignored).toEqual(['text']);
});

test('what an API server answers in place of resources is said', () => {
  const refused = '{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods is forbidden","code":403}';
  const table = '{"kind":"Table","apiVersion":"meta.k8s.io/v1","columnDefinitions":[],"rows":[]}';
  expect(read(`${refused}\n${table}`)).toEqual({
    resources: [],
    unreadable: [
      '1: a Status is what an API server answers, and no resource',
      '2: a Table holds what is printed of resources, and not them',
    ],
    ignored: [],
  });
});

test('what kubectl cluster-info dump prints is read up to the logs', () => {
  const services =
    '{\n"kind": "ServiceList", "apiVersion": "v1", "items": [\n{"metadata": {"name": "web", "namespace": "shop"}}]}';
  const logs =
    '==== START logs for container web of pod shop/web-1 ====\n{"kind": "x"}\n---\nkind: of\n==== END logs for container web of pod shop/web-1 ====\n';
  expect(read(`${services}\n${services}\n${logs}`)).toEqual({
    resources: ['3: Service web', '6: Service web'],
    unreadable: [],
    ignored: [aList, aList, 'what containers wrote to their logs'],
  });
});

test('items that were taken out of the list of a cluster are read, those that somebody wrote are not', () => {
  const item = (uid: string): string =>
    `- apiVersion: v1\n  kind: Service\n  metadata: { name: web, namespace: shop${uid} }\n`;
  expect(read(item(', uid: 0b5e') + item(', uid: 77aa'))).toEqual({
    resources: ['1: Service web', '4: Service web'],
    unreadable: [],
    ignored: [aList],
  });
  expect(read(item(', uid: 0b5e') + item('')).unreadable).toEqual(['1: a list of resources is no resource']);
});

test('a key that stands twice in an item is the item’s', () => {
  const text = '- { apiVersion: v1, kind: Service, metadata: { name: web, uid: 0b5e }, spec: {}, spec: {} }';
  expect(parseManifest('dump', text).resources[0]?.repeated?.map(({ path }) => path)).toEqual([['spec']]);
});

test('what an API server says that it serves is no resource', () => {
  const discovery = '[{ "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [] }]';
  expect(read(discovery)).toEqual({ resources: [], unreadable: [], ignored: ['a list'] });
});
