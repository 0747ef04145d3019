import type { Json } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import { applyEdits, editsOf } from '#parse/edits/edits.js';
import { parseManifest } from '#parse/manifests.js';

const service = `# the shop's front door
apiVersion: v1
kind: Service
metadata:
  name: web # as the team calls it
spec:
  ports:
    # plain text inside the cluster
    - name: http
      port: "80"
  selector: { app: web }
`;

test('a value is set in the quotes that it had', () => {
  expect(edited(service, ['spec', 'ports', 0, 'port'], '8080')).toBe(service.replace('"80"', '"8080"'));
});

test('a value of another type needs no quotes', () => {
  expect(edited(service, ['spec', 'ports', 0, 'port'], 80)).toBe(service.replace('"80"', '80'));
});

test('text that would read as something else is quoted', () => {
  expect(edited(service, ['metadata', 'name'], 'yes')).toContain("  name: 'yes' # as the team calls it\n");
});

test('a missing key comes last in its mapping, as far in as its siblings', () => {
  expect(edited(service, ['spec', 'ports', 0, 'targetPort'], 'http')).toBe(
    service.replace('port: "80"\n', 'port: "80"\n      targetPort: http\n'),
  );
});

test('what has to stand around a missing key is added with it', () => {
  expect(edited(service, ['metadata', 'labels', 'app'], 'web')).toContain(
    '  name: web # as the team calls it\n  labels:\n    app: web\nspec:',
  );
});

test('a key goes into the braces that its siblings stand in', () => {
  expect(edited(service, ['spec', 'selector', 'tier'], 'front end')).toContain(
    "selector: { app: web, tier: 'front end' }",
  );
});

test('an item is added below the last one', () => {
  expect(edited(service, ['spec', 'ports', 1], { name: 'metrics', port: 9090 })).toContain(
    'port: "80"\n    - name: metrics\n      port: 9090\n  selector',
  );
});

test('a field goes with its line, and the comment above it stays', () => {
  expect(edited(service, ['spec', 'ports', 0, 'port'], undefined)).toBe(service.replace('      port: "80"\n', ''));
});

test('a comment behind a field that goes stays in its place', () => {
  const text = 'apiVersion: v1\nkind: Service\nspec:\n  type: NodePort # asked by the network team\n  ports: []\n';
  expect(edited(text, ['spec', 'type'], undefined)).toContain('spec:\n  # asked by the network team\n  ports: []\n');
});

test('a collection that gets empty stays', () => {
  expect(edited(service, ['spec', 'selector', 'app'], undefined)).toContain('selector: {  }');
  expect(edited(service, ['spec', 'ports', 0], undefined)).toContain(
    '  ports:\n    # plain text inside the cluster\n    []\n',
  );
});

test('JSON stays JSON', () => {
  const text = '{\n  "apiVersion": "v1",\n  "kind": "Service",\n  "spec": {\n    "type": "ClusterIP"\n  }\n}\n';
  expect(edited(text, ['spec', 'ports'], [{ port: 80 }])).toBe(
    text.replace('"ClusterIP"\n', '"ClusterIP",\n    "ports": [{"port": 80}]\n'),
  );
});

test('line breaks stay those of the file', () => {
  const text = 'apiVersion: v1\r\nkind: Service\r\nspec:\r\n  type: ClusterIP\r\n';
  expect(edited(text, ['spec', 'clusterIP'], 'None')).toBe(`${text.slice(0, -2)}\r\n  clusterIP: None\r\n`);
});

test('of several resources in a file the right one is edited', () => {
  const two = `${service}---\n${service.replace('name: web', 'name: api')}`;
  const [, api] = parseManifest('f.yaml', two).resources;
  const path: Path = ['spec', 'ports', 0, 'port'];
  if (!api) throw new Error('the second Service is not read');
  const edits = editsOf({ at: api.locate(path), subject: subjectOf(api), path, set: 81, title: 't' }, two);
  expect(applyEdits(two, edits)).toBe(
    `${service}---\n${service.replace('name: web', 'name: api').replace('"80"', '81')}`,
  );
});

test('what others share through an anchor is not changed', () => {
  const text = 'apiVersion: v1\nkind: A\nbase: &b { port: 80 }\ncopy: *b\none: &o 1\nother: *o\n';
  expect(edited(text, ['copy', 'port'], 81)).toBeUndefined();
  expect(edited(text, ['one'], 2)).toBeUndefined();
});

test('an alias gives way to a value of its own', () => {
  const text = 'apiVersion: v1\nkind: A\nbase: &b 1\ncopy: *b\n';
  expect(edited(text, ['copy'], 2)).toContain('base: &b 1\ncopy: 2\n');
});

test('a key that a merge brings is set beside it', () => {
  const text = 'apiVersion: v1\nkind: A\nbase: &b { port: 80 }\ncopy:\n  <<: *b\n';
  expect(edited(text, ['copy', 'port'], 81)).toContain('copy:\n  <<: *b\n  port: 81\n');
});

test('an empty field is filled', () => {
  const text = 'apiVersion: v1\nkind: A\nspec:\n';
  expect(edited(text, ['spec', 'rules', 0, 'host'], 'x.example')).toBe(
    'apiVersion: v1\nkind: A\nspec:\n  rules:\n    - host: x.example\n',
  );
});

test('of two edits that overlap the first one is made', () => {
  const edit = (start: number, end: number, text: string) => ({ file: 'f', start, end, text });
  expect(applyEdits('abcdef', [edit(3, 5, '-'), edit(0, 1, 'A'), edit(2, 4, '!')])).toBe('Ab!ef');
});

const head = 'apiVersion: v1\nkind: A\nmetadata: {name: a}\n';

test.each<[string, Path, Json, string]>([
  ['spec: ~', ['spec', 'a'], 1, 'spec:\n  a: 1'],
  ['list: []', ['list', 0], 'x', 'list: [x]'],
  ['list: [a]', ['list', 1], 'x', 'list: [a, x]'],
  ['list:\n- a', ['list', 1], 'x', 'list:\n- a\n- x'],
  ['map: {}', ['map', 'a'], { b: [1] }, 'map: {a: {b: [1]}}'],
  ['text: |+\n  a\n\n', ['z'], 1, 'text: |+\n  a\n\n\nz: 1'],
  ['text: |+\n  a\n\n# c', ['z'], 1, 'text: |+\n  a\n\nz: 1\n# c'],
  ['text: |\n  a', ['z'], 1, 'text: |\n  a\nz: 1'],
  ['a:', ['a'], 1, 'a: 1'],
  ['a:\nb: 2', ['a'], { c: 1 }, 'a:\n  c: 1\nb: 2'],
  ['list:\n-\n- b', ['list', 0], 'x', 'list:\n- x\n- b'],
  ['list:\n- x', ['list', 0], { a: 1, b: 2 }, 'list:\n- a: 1\n  b: 2'],
  ['map: {a: , b: 1}', ['map', 'a'], 'x', 'map: {a: x , b: 1}'],
  ['map: {"a": 1}', ['map', 'a'], [1], 'map: {"a": [1]}'],
  ['map: {"a": 1}', ['map', 'b'], 'x', 'map: {"a": 1, "b": "x"}'],
  ['map:\n  a: 1', ['map'], 'x', 'map:\n  x'],
  ['map:\n  a: 1', ['map'], {}, 'map:\n  {}'],
  ['map:\n  a: 1', ['map'], [1, 2], 'map:\n  - 1\n  - 2'],
  ['list:\n- a\n- b', ['list'], { a: 1 }, 'list:\n  a: 1'],
  ['list:\n- a\n- b', ['list'], 'x', 'list:\n  x'],
  ['list:\n- a\n- b', ['list'], ['c'], 'list:\n- c'],
  ['a: !!str 1', ['a'], 2, 'a: 2'],
  ["a: 'it''s'", ['a'], "x'y", "a: 'x''y'"],
  ['a: |\n  text\nb: 1', ['a'], 'one', 'a: one\nb: 1'],
  ['a: |\n  text\nb: 1', ['a'], 'one\ntwo\n', 'a: "one\\ntwo\\n"\nb: 1'],
  ['? a\n: 1', ['a'], { b: 1 }, '? a\n:\n    b: 1'],
  ['? a\n: 1', ['a'], 2, '? a\n: 2'],
  ['a: 1\na: 2', ['a'], 3, 'a: 1\na: 3'],
  ['list:\n- {a: 1}\n- {a: 2}', ['list', 1, 'a'], 'x', 'list:\n- {a: 1}\n- {a: x}'],
  ['a: {\n  b: 1,\n  c: 2\n}', ['a', 'd'], 3, 'a: {\n  b: 1,\n  c: 2,\n  d: 3\n}'],
  ['a: [\n  1,\n  2\n]', ['a', 2], 3, 'a: [\n  1,\n  2,\n  3\n]'],
])('in %j at %j %j is set', (text, path, set, expected) => {
  expect(edited(`${head}${text}\n`, path, set)).toBe(`${head}${expected}\n`);
});

test.each<[string, Path, string]>([
  ['a: |+\n  x\n\nb: 1', ['a'], '\nb: 1'],
  ['list:\n- a\n- b', ['list', 0], 'list:\n- b'],
  ['list:\n- a\n- b', ['list', 1], 'list:\n- a'],
  ['list:\n- a # x\n# y\n-   b', ['list', 1], 'list:\n- a # x\n# y'],
  ['list:\n- a', ['list', 0], 'list:\n  []'],
  ['list: [a, b]', ['list', 1], 'list: [a]'],
  ['list: [a, b]', ['list', 0], 'list: [b]'],
  ['map: {a: 1, b: 2}', ['map', 'b'], 'map: {a: 1}'],
  ['map: {a: 1}', ['map', 'a'], 'map: {}'],
  ['map:\n  a: 1', ['map', 'a'], 'map:\n  {}'],
  ['list:\n- - a\n  - b', ['list', 0, 0], 'list:\n- \n  - b'],
  ['a:\nb: 1', ['a'], 'b: 1'],
  ['list:\n- a: 1\n  b: 2', ['list', 0, 'a'], 'list:\n- \n  b: 2'],
])('of %j what stands at %j goes', (text, path, expected) => {
  expect(edited(`${head}${text}\n`, path, undefined)).toBe(`${head}${expected}\n`);
});

test.each<[string, Path, Json | undefined]>([
  ['spec: null', ['spec', 'a', 1], 1],
  ['spec: text', ['spec', 'a'], 1],
  ['list: []', ['list', 1], 'x'],
  ['list:\n- a', ['list', 3], 'x'],
  ['', [], undefined],
  ['', ['none'], undefined],
  ['a: 1', ['a', 'b'], undefined],
  ['map: {a, b: 1}', ['map', 'a'], 'x'],
  ['a: &x 1', ['a'], 2],
  ['base: &b {a: 1}\nc: *b', ['c', 'a'], undefined],
])('in %j at %j nothing is changed to %j', (text, path, set) => {
  expect(edited(`${head}${text}\n`, path, set)).toBeUndefined();
});

test.each(['\n', '\r\n'])('the last line of a file goes with the break before it: %j', lineBreak => {
  const text = `${head}last: 1`.replaceAll('\n', lineBreak);
  expect(edited(text, ['last'], undefined)).toBe(head.trimEnd().replaceAll('\n', lineBreak));
});

test('a byte order mark moves no key', () => {
  expect(edited(`\ufeff${head}a: 1\n`, ['b'], 2)).toBe(`\ufeff${head}a: 1\nb: 2\n`);
});

test.each<[string, Path, Json, string]>([
  [
    '{"apiVersion": "v1", "kind": "A", "list": []}',
    ['list', 0],
    'x',
    '{"apiVersion": "v1", "kind": "A", "list": ["x"]}',
  ],
  ['{"apiVersion": "v1", "kind": "A"}', ['b'], { c: 'x' }, '{"apiVersion": "v1", "kind": "A", "b": {"c": "x"}}'],
  [
    'kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: A\n  metadata: {name: a}\n  spec: 1\n',
    ['spec'],
    2,
    'kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: A\n  metadata: {name: a}\n  spec: 2\n',
  ],
])('in %j at %j %j is set', (text, path, set, expected) => {
  expect(edited(text, path, set)).toBe(expected);
});

const several = ['a', 'b', 'c', 'd', 'e'].map(name => `${head}metadata: { name: ${name} }\nsize: 1\n`);

test.each(['a', 'b', 'c', 'd', 'e'])('of several documents it is %s that is changed, and no other', name => {
  const text = several.join('---\n');
  const resource = parseManifest('f.yaml', text).resources.find(one => one.name === name);
  if (!resource) throw new Error('no resource is read');
  const path = ['size'];
  const edits = editsOf({ at: resource.locate(path), subject: subjectOf(resource), path, set: 2, title: 't' }, text);
  expect(applyEdits(text, edits)).toBe(text.replace(`{ name: ${name} }\nsize: 1`, `{ name: ${name} }\nsize: 2`));
});

test('what was said of another resource, or of another kind, changes nothing', () => {
  const [resource] = parseManifest('f.yaml', several.join('---\n')).resources;
  if (!resource) throw new Error('no resource is read');
  const change = { at: resource.locate(['size']), path: ['size'], set: 2, title: 't' };
  const subject = subjectOf(resource);
  expect(editsOf({ ...change, subject: { ...subject, name: 'b' } }, several.join('---\n'))).toEqual([]);
  expect(editsOf({ ...change, subject: { ...subject, kind: 'B' } }, several.join('---\n'))).toEqual([]);
  expect(editsOf({ ...change, subject }, several.join('---\n'))).toHaveLength(1);
});

/** The text with one change of its first resource made; undefined where it is refused. */
test.each<[string, Path]>([
  ['an item of a mapping', ['spec', 0]],
  ['a key of a list', ['spec', 'ports', 'name']],
  ['an item that leaves others out', ['spec', 'ports', 2]],
  ['a field of a text', ['metadata', 'name', 'first']],
])('what cannot stand there is not added: %s', (_, path) => {
  expect(edited(service, path, 'x')).toBeUndefined();
});

test('a value in the place of a mapping or a list stands behind its key', () => {
  expect(edited(service, ['spec', 'ports'], [])).toContain(
    '  ports:\n    # plain text inside the cluster\n    []\n  selector',
  );
  expect(edited(service, ['spec', 'ports'], { a: 1 })).toContain(
    '  ports:\n    # plain text inside the cluster\n    a: 1\n  selector',
  );
  expect(edited(service, ['spec'], { a: [1] })).toContain('spec:\n  a:\n    - 1\n');
});

function edited(text: string, path: Path, set: Json | undefined): string | undefined {
  const [resource] = parseManifest('f.yaml', text).resources;
  if (!resource) throw new Error('no resource is read');
  const edits = editsOf({ at: resource.locate(path), subject: subjectOf(resource), path, set, title: 't' }, text);
  return edits.length > 0 ? applyEdits(text, edits) : undefined;
}
