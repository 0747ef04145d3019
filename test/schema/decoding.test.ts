import { saidOf, violationsOf } from './made-resource.js';

const ingress = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\nspec:\n${spec}`;

test('an unknown field is refused at its key, with the known one that is meant', () => {
  const [violation] = violationsOf(ingress('  rulez: []\n'));
  expect(violation).toMatchObject({
    kind: 'unknown-field',
    severity: 'error',
    path: ['spec', 'rulez'],
    at: { line: 6, column: 3 },
  });
  expect(violation?.message).toBe('spec.rulez is not a known field; did you mean rules?');
});

test('fields are told apart by case', () => {
  expect(
    saidOf(
      ingress(
        '  rules: [{ http: { paths: [{ path: /, pathtype: Prefix, backend: { service: { name: a, port: { number: 80 } } } }] } }]\n',
      ),
    ),
  ).toEqual(['error unknown-field spec.rules.0.http.paths.0.pathtype 6']);
});

test('what fails to decode is not checked further', () => {
  expect(
    saidOf(
      'apiVersion: v1\nkind: Service\nmetadata: { name: A_b }\nspec: { ports: [{ port: x }], selector: { a: 1 } }\n',
    ),
  ).toEqual(['error wrong-type spec.ports.0.port 4', 'error wrong-type spec.selector.a 4']);
});

test.each(['yes', 'on', '1e3', '0777', '1_000', 'true', '0x1F', '.5', 'NO'])(
  '%s without quotes in the place of a text is refused, and quoting it mends it',
  plain => {
    const [violation] = violationsOf(
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  key: ${plain}\n`,
    );
    expect(violation).toMatchObject({
      kind: 'wrong-type',
      path: ['data', 'key'],
      at: { line: 5, column: 8 },
      fix: { set: plain, title: 'quote the value' },
    });
  },
);

test.each(['12:30:45', '2026-01-31', 'y-', 'nope', '"yes"', "'0777'", '~'])(
  '%s in the place of a text is a text',
  plain => {
    expect(saidOf(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  key: ${plain}\n`)).toEqual([]);
  },
);

test('null is as good as absent, also as an item', () => {
  expect(
    saidOf(
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: a, labels: null }\nrules: [{ apiGroups: [null], resources: [pods], verbs: [get] }]\n',
    ),
  ).toEqual([]);
});

test.each([
  ['80.0', []],
  ['80.5', ['error wrong-type spec.ports.0.port 4']],
  ['2147483648', ['error wrong-type spec.ports.0.port 4']],
  ['"80"', ['error wrong-type spec.ports.0.port 4']],
])('the port %s', (port, said) => {
  expect(
    saidOf(`apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: ${port} }] }\n`),
  ).toEqual(said);
});

test.each([
  ['data: { a: YQ== }', []],
  ['data: { a: YQ= }', ['error wrong-type data.a 4']],
  ['stringData: { a: b }', []],
])('a Secret with %s', (field, said) => {
  expect(saidOf(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n${field}\n`)).toEqual(said);
});

test('a key that stands twice is an error, and the last one counts for what follows', () => {
  expect(saidOf('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: b\n  a: 1\n')).toEqual([
    'error repeated-field data.a 6',
    'error wrong-type data.a 6',
  ]);
});

test('keys named like parts of JavaScript are data', () => {
  const manifest =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { __proto__: x, constructor: c, hasOwnProperty: z }\nconstructor: 1\n';
  expect(saidOf(manifest)).toEqual(['error unknown-field constructor 5']);
});

test.each([
  ['port: "80"', 80],
  ['port: "0080"', undefined],
  ['port: x', undefined],
])('of %s the fix is %s', (port, set) => {
  const [violation] = violationsOf(
    `apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ ${port} }] }\n`,
  );
  expect(violation?.kind).toBe('wrong-type');
  expect(violation?.fix?.set).toBe(set);
});

test.each([
  [
    'Pod',
    'spec: { priority: 1.5, hostNetwork: "true", containers: [{ name: a, image: b, resources: { limits: { cpu: many, memory: {} } } }] }',
    [
      'spec.priority wants an integer and has a number, 1.5',
      'spec.hostNetwork wants true or false and has a string, "true"',
      'spec.containers[0].resources.limits.cpu wants a quantity such as 500m or 1Gi and has "many"',
      'spec.containers[0].resources.limits.memory wants a quantity such as 500m or 1Gi and has a mapping',
    ],
  ],
  [
    'Pod',
    'spec: { securityContext: { runAsUser: 9223372036854775808, runAsGroup: 9223372036854775807 }, containers: [{ name: a, image: b, livenessProbe: { tcpSocket: { port: 3000000000 } } }] }',
    [
      '9223372036854776000 does not fit into an integer of 64 bits',
      '3000000000 does not fit into an integer of 32 bits',
    ],
  ],
  [
    'ConfigMap',
    'binaryData: { a: [1, 255], b: [256], c: [x], d: [1.5], e: [-1], f: "Y Q==" }',
    [
      ...['b', 'c', 'd', 'e'].map(key => `binaryData.${key} wants a string and has a list`),
      'binaryData.f wants base64 and has "Y Q=="',
    ],
  ],
])('what is wrong with a %s of %s is said', (kind, rest, messages) => {
  const manifest = `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a }\n${rest}\n`;
  expect(violationsOf(manifest).map(one => one.message)).toEqual(messages);
});

test('a time has seconds, of a Lease also their millionths', () => {
  const lease = (renewTime: string) =>
    `apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: { name: a, creationTimestamp: today }\nspec: { renewTime: "${renewTime}" }\n`;
  const creation = 'metadata.creationTimestamp wants a time such as 2026-01-31T12:00:00Z and has "today"';
  expect(violationsOf(lease('2026-01-31T12:00:00.000000Z')).map(one => one.message)).toEqual([creation]);
  expect(violationsOf(lease('2026-01-31T12:00:00Z')).map(one => one.message)).toEqual([
    creation,
    'spec.renewTime wants a time such as 2026-01-31T12:00:00.000000Z and has "2026-01-31T12:00:00Z"',
  ]);
});
