import type { FieldPart, Path } from '#model/origin.js';
import { parseManifest } from '#parse/manifests.js';

const text = `# leading
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - name: http
      port: 80
    - {name: metrics, port: "9090"}
  clusterIP:
  selector: &s
    app: web
extra: *s
note: |
  one
  two

merged:
  <<: *s
last: yes
`;
const [service] = parseManifest('web.yaml', text).resources;

test.each<[string, Path, FieldPart | undefined, string]>([
  ['a field is its key and value', ['metadata', 'name'], undefined, '5:3-5:12'],
  ['a key', ['metadata', 'name'], 'key', '5:3-5:7'],
  ['a value', ['metadata', 'name'], 'value', '5:9-5:12'],
  ['a value in quotes includes them', ['spec', 'ports', 1, 'port'], 'value', '10:29-10:35'],
  ['a mapping goes from its first key to its last value', ['spec', 'ports', 0], 'value', '8:7-9:15'],
  ['a flow mapping includes its braces', ['spec', 'ports', 1], 'value', '10:7-10:36'],
  ['a text of several lines begins with its sign', ['note'], 'value', '15:7-17:6'],
  ['an empty value is shown by its key', ['spec', 'clusterIP'], 'value', '11:3-11:12'],
  ['what an alias brings stands at the anchor', ['extra', 'app'], undefined, '13:5-13:13'],
  ['what a merge brings stands at the anchor', ['merged', 'app'], 'value', '13:10-13:13'],
  ['an alias itself stands where it is', ['extra'], 'value', '14:8-14:10'],
  ['a missing field is shown by its parent', ['spec', 'ports', 0, 'targetPort', 'x'], undefined, '8:7-8:17'],
  ['a missing field of a mapping is shown by the key of that', ['metadata', 'labels'], undefined, '4:1-4:9'],
  ['the resource is shown by its first line', [], undefined, '2:1-2:15'],
  ['a missing field of the resource too', ['status', 'phase'], undefined, '2:1-2:15'],
])('%s', (_, path, part, place) => {
  const { line, column, endLine, endColumn } = service?.locate(path, part) ?? {};
  expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(place);
});

test('the plain text of a scalar is told, quoted ones have none', () => {
  expect(service?.plainText?.(['last'])).toBe('yes');
  expect(service?.plainText?.(['spec', 'ports', 1, 'port'])).toBeUndefined();
  expect(service?.plainText?.(['spec'])).toBeUndefined();
});

test.each<[string, string, Path, string]>([
  ['of a list of mappings', 'a: &a { x: 1 }\nb: &b { o: 2 }\nc: { <<: [*a, *b] }', ['c', 'o'], '4:12-4:13'],
  ['of a list over lines', 'a: &a { x: 1 }\nb: &b { o: 2 }\nc:\n  <<:\n    - *a\n    - *b', ['c', 'x'], '3:12-3:13'],
  [
    'of a mapping that merges others itself',
    'a: &a { x: 1 }\nb: &b { <<: *a }\nc: { <<: *b }',
    ['c', 'x'],
    '3:12-3:13',
  ],
  ['that is said again', 'a: &a { x: 1 }\nc: { <<: *a, x: 2 }', ['c', 'x'], '4:17-4:18'],
])('a value that comes by a merge stands where it is written: %s', (_, merging, path, place) => {
  const [resource] = parseManifest('f', `apiVersion: v1\nkind: Pod\n${merging}\n`).resources;
  const { line, column, endLine, endColumn } = resource?.locate(path, 'value') ?? {};
  expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(place);
});
