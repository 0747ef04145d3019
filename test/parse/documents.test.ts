import { parseManifest } from '#parse/manifests.js';

const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;

test('documents are cut at ---, with blanks or a comment behind it, at either end of lines', () => {
  const text = [pod('a'), '---\n', pod('b'), '---   \r\n', pod('c'), '--- # the last one\n', pod('d'), '---'].join('');
  expect(names(text)).toEqual(['a', 'b', 'c', 'd']);
});

test('empty documents and those of comments are none', () => {
  expect(parseManifest('f', `---\n# nothing\n---\n\n---\n${pod('a')}...\n---\n`)).toMatchObject({
    documents: 1,
    ignored: 0,
  });
  expect(parseManifest('f', '')).toMatchObject({ documents: 0 });
});

test('a byte order mark is no part of the first key and takes no column', () => {
  const [resource] = parseManifest('f', `\ufeff${pod('a')}`).resources;
  expect(resource?.locate(['apiVersion'])).toMatchObject({ line: 1, column: 1 });
});

test('lines end with CR alone as well', () => {
  const [resource] = parseManifest('f', pod('a').replaceAll('\n', '\r')).resources;
  expect(resource?.locate(['metadata', 'name'], 'value')).toMatchObject({ line: 3, column: 18 });
});

test('a --- inside of a text that begins at the left ends the document, as kubectl has it', () => {
  const { unreadable, resources } = parseManifest('f', `${pod('a')}data: "x\n---\n${pod('b')}`);
  expect(unreadable.map(one => one.message)).toEqual(['the quotes that begin here are never closed']);
  expect(resources.map(one => one.name)).toEqual(['b']);
});

test('JSON values stand one after the other', () => {
  expect(
    names(
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\\ud83d\\ude00"}}\n',
    ),
  ).toEqual(['a', '😀']);
});

test('what begins with a brace and is no JSON is YAML', () => {
  expect(names('{apiVersion: v1, kind: Pod, metadata: {name: a,},}')).toEqual(['a']);
});

test('the items of a list are resources, with paths that begin at themselves', () => {
  const { resources, ignoredAs } = parseManifest(
    'f',
    `apiVersion: v1\nkind: List\nitems:\n  - ${pod('a').replaceAll('\n', '\n    ')}\n  - kind: Pod\n    apiVersion: v1\n`,
  );
  expect(ignoredAs.map(one => one.as)).toEqual(['a list, whose items are read one by one']);
  expect(resources[0]?.locate(['metadata', 'name'], 'value')).toMatchObject({ line: 6, column: 22 });
  expect(resources[1]?.locate([])).toMatchObject({ line: 8, column: 5, endColumn: 14 });
});

test('the list says of its items what they do not say themselves', () => {
  const [item] = parseManifest(
    'f',
    '{"kind":"ServiceList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]}',
  ).resources;
  expect(item).toMatchObject({ apiVersion: 'v1', kind: 'Service', name: 'a' });
});

test('what is no resource is counted with what it is', () => {
  const text = [
    'image: {tag: 1}',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization',
    '- a: 1',
    'just text',
    'apiVersion: v2\nname: chart',
    'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4',
    'apiVersion: v1\nkind: Config\nclusters: []',
    'services: [x\n',
  ].join('\n---\n');
  expect(parseManifest('f', text).ignoredAs.map(({ at, as }) => `${at.line}: ${as}`)).toEqual([
    '1: no Kubernetes resource',
    '3: a kustomization',
    '6: a list',
    '8: text',
    '10: no Kubernetes resource',
    '13: a configuration of kind',
    '16: a kubeconfig',
    '20: text that is no YAML',
  ]);
});

test('a template that is not rendered is passed over with its whole file', () => {
  const template = `{{- if .Values.enabled }}\n${pod('a')}---\n${pod('b')}  labels:\n    {{- include "labels" . | nindent 4 }}\n{{- end }}\n`;
  expect(parseManifest('f', template)).toMatchObject({ resources: [], unreadable: [], ignored: 2 });
  expect(parseManifest('f', 'apiVersion: v1\nkind: Pod\nname: {{ .Release.Name }}\n')).toMatchObject({
    unreadable: [],
    ignored: 1,
  });
});

test('the braces of a template in a text are text', () => {
  const rule =
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  quoted: "{{ $labels.pod }}"\n  block: |\n    {{ range . }}x{{ end }}\n  plain: a{{ b }}\n';
  expect(parseManifest('f', rule).resources[0]?.value['data']).toEqual({
    quoted: '{{ $labels.pod }}',
    block: '{{ range . }}x{{ end }}\n',
    plain: 'a{{ b }}',
  });
  expect(parseManifest('f', `${rule}  broken: [\n`).unreadable).toHaveLength(1);
});

test('of a repeated key the last value counts, and the place of each later one is kept', () => {
  const [resource] = parseManifest(
    'f',
    'apiVersion: v1\nkind: Pod\nspec:\n  a: 1\n  b: [{c: 1, c: 2}]\n  a: 3\n',
  ).resources;
  expect(resource?.value['spec']).toEqual({ a: 3, b: [{ c: 2 }] });
  expect(resource?.repeated?.map(({ path, at }) => [path, at.line, at.column])).toEqual([
    [['spec', 'b', 0, 'c'], 5, 14],
    [['spec', 'a'], 6, 3],
  ]);
});

test('to override what a merge brings is no repetition', () => {
  const [resource] = parseManifest(
    'f',
    'apiVersion: v1\nkind: Pod\nbase: &b {a: 1, c: 1}\nspec:\n  <<: *b\n  a: 2\n',
  ).resources;
  expect(resource?.value['spec']).toEqual({ a: 2, c: 1 });
  expect(resource?.repeated).toBeUndefined();
});

test('names that objects have by birth are keys like others', () => {
  const [resource] = parseManifest(
    'f',
    'apiVersion: v1\nkind: Pod\n__proto__: {kind: Evil}\nconstructor: 1\n',
  ).resources;
  expect(Object.keys(resource?.value ?? {})).toEqual(['apiVersion', 'kind', '__proto__', 'constructor']);
  expect(Object.getPrototypeOf(resource?.value)).toBe(Object.prototype);
});

test.each([
  ['a: |2-\n   x\n  y', { a: ' x\ny' }],
  ['a: |-2\n   x', { a: ' x' }],
  ['a: >+\n  x\n\n\n  y\n   z\n\nb: 1', { a: 'x\n\ny\n z\n\n', b: 1 }],
  ['a: |+\n  x\n', { a: 'x\n\n' }],
  ['a: >-\n  x\n  y\n\n\n  z', { a: 'x y\n\nz' }],
  ['a: "\\U0001F600 \\x41 \\u0041"', { a: '😀 A A' }],
  ['a: "x\\\n   y"', { a: 'xy' }],
  ['a: "x\n\n  y"', { a: 'x\ny' }],
  ["a: 'x\n  y'", { a: 'x y' }],
  ['a: !foo', { a: '' }],
  ['a: !<tag:yaml.org,2002:str> 5', { a: '5' }],
  ['a: !!str 5', { a: '5' }],
  ['a: !!float 1', { a: 1 }],
  ['a: !foo%20 x', { a: 'x' }],
  ['a: !foo%ff x', { a: 'x' }],
  ['a: !x,y', { a: '' }],
  ['a: !!binary YQ==', { a: 'a' }],
  ['a: !!null ""', { a: null }],
  ['a: !!bool yes', { a: true }],
  ['a: !!map x', { a: 'x' }],
  ['a: !!seq {}', { a: {} }],
  ['a: !x[1]', { a: '' }],
  ['k: &x key\n*x : 1', { k: 'key', key: 1 }],
  ['? a\n: b', { a: 'b' }],
  ['? a', { a: null }],
  ['a: [? b : c, d: e, "f": g]', { a: [{ b: 'c' }, { d: 'e' }, { f: 'g' }] }],
  ['a: {b, c: , ? d}', { a: { b: null, c: null, d: null } }],
  ['a: [a: ]', { a: [{ a: null }] }],
  ['a:\n- b\n-\n- c:\n- ', { a: ['b', null, { c: null }, null] }],
  ['a: &x\nb: !!str', { a: null, b: '' }],
  ['a: {? b: c}', { a: { b: 'c' } }],
  ['a: {"b": 1, "c"}', { a: { b: 1, c: null } }],
  ['<<: [{a: 1}, {b: 2}]\nb: 3', { b: 3, a: 1 }],
  ['b: &b {a: 1}\n"<<": *b', { b: { a: 1 }, '<<': { a: 1 } }],
  ['b: &b {a: 1}\nc:\n  <<: *b\n  <<: {d: 1}\n  a: 2', { b: { a: 1 }, c: { a: 2, d: 1 } }],
  ['b: &b {a: 1}\nc: {<<: [*b, {a: 2, e: 1}]}', { b: { a: 1 }, c: { a: 1, e: 1 } }],
  ['... # end', {}],
  ['a: 1\n---\n---\n...', { a: 1 }],
  ['a: 1\n--- x', { a: 1 }],
])('%j is read as kubectl reads it', (text, value) => {
  const { resources, unreadable } = parseManifest('f', `apiVersion: v1\nkind: A\n${text}\n`);
  expect(unreadable).toEqual([]);
  expect(resources.map(one => one.value)).toEqual([{ apiVersion: 'v1', kind: 'A', ...value }]);
});

function names(text: string): readonly string[] {
  return parseManifest('f', text).resources.map(one => one.name);
}
