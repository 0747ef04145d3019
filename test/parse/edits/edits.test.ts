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

/** The text with one change of its first resource made; undefined where it is refused. */
function edited(text: string, path: Path, set: Json | undefined): string | undefined {
  const [resource] = parseManifest('f.yaml', text).resources;
  if (!resource) throw new Error('no resource is read');
  const edits = editsOf({ at: resource.locate(path), subject: subjectOf(resource), path, set, title: 't' }, text);
  return edits.length > 0 ? applyEdits(text, edits) : undefined;
}
