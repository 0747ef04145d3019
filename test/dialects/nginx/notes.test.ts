import { ingress, notesOf, readingOf } from './reading.js';

const prefix = 'nginx.ingress.kubernetes.io/';

test('an unknown annotation is noted with the nearest known one', () => {
  expect(notesOf(ingress({ 'rewrite-taget': '/' }))).toMatchObject([
    { kind: 'unknown-key', key: `${prefix}rewrite-taget`, nearest: `${prefix}rewrite-target` },
  ]);
});

test('an annotation that is gone is noted with the one in its place', () => {
  expect(notesOf(ingress({ 'secure-backends': 'true' }))).toMatchObject([
    { kind: 'unknown-key', key: `${prefix}secure-backends`, nearest: `${prefix}backend-protocol` },
  ]);
});

test('a broken allow list closes the location', () => {
  expect(notesOf(ingress({ 'whitelist-source-range': '10.0.0.0/33' }))).toMatchObject([
    {
      kind: 'invalid-value',
      key: `${prefix}whitelist-source-range`,
      value: '10.0.0.0/33',
      wants: 'addresses or networks with commas between them',
      effect: 'location-denied',
    },
  ]);
});

test('a broken boolean of the external authentication drops it', () => {
  const [note] = notesOf(ingress({ 'auth-url': 'http://auth.shop.svc/check', 'auth-always-set-cookie': 'yes' }));
  expect(note).toMatchObject({
    kind: 'invalid-value',
    key: `${prefix}auth-always-set-cookie`,
    effect: 'access-dropped',
  });
});

test('a value that nobody reads has no effect, right or wrong', () => {
  const [note] = notesOf(ingress({ 'auth-always-set-cookie': 'true' }));
  expect(note).toMatchObject({ kind: 'ignored-value', because: `${prefix}auth-url is not set` });
});

test('a redirect for good beside one for now is not looked at, and an empty one ends the reading', () => {
  const both = { 'temporal-redirect': 'https://t.test', 'permanent-redirect': 'https://p.test' };
  expect(notesOf(ingress(both))).toMatchObject([
    {
      kind: 'ignored-value',
      key: `${prefix}permanent-redirect`,
      because: `${prefix}temporal-redirect is set, and counts`,
    },
  ]);
  expect(notesOf(ingress({ 'permanent-redirect': '', 'permanent-redirect-code': 'abc' }))).toMatchObject([
    {
      kind: 'ignored-value',
      key: `${prefix}permanent-redirect-code`,
      because: `${prefix}permanent-redirect is empty, and the controller reads no further`,
    },
  ]);
});

test('snippets are refused by their risk', () => {
  expect(notesOf(ingress({ 'configuration-snippet': 'deny all;' }))).toMatchObject([
    { kind: 'ignored-value', effect: 'ingress-skipped' },
  ]);
});

test('snippets that are allowed are not read', () => {
  const allowed = { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' };
  expect(notesOf(ingress({ 'configuration-snippet': 'deny all;' }), allowed)).toMatchObject([{ kind: 'opaque-value' }]);
});

test('the second route for a path is noted, undecided where no manifest tells its age', () => {
  expect(notesOf([ingress({}, 'one', '/cart'), ingress({}, 'two', '/cart')].join('\n---\n'))).toMatchObject([
    {
      kind: 'duplicate-route',
      host: 'shop.example.com',
      route: '/cart',
      other: { subject: { name: 'two' } },
      undecided: true,
    },
  ]);
});

test('two prefixes that differ by a slash are refused', () => {
  expect(notesOf([ingress({}, 'one', '/cart'), ingress({}, 'two', '/cart/')].join('\n---\n'))).toMatchObject([
    { kind: 'refused-configuration' },
  ]);
});

test('a Service without the port is noted with the ports that it has', () => {
  const service = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ port: 8080, name: 'http' }] },
  });
  expect(notesOf([ingress({}), service].join('\n---\n'))).toMatchObject([
    { kind: 'missing-port', port: 80, has: [8080] },
  ]);
});

test('a plain Ingress gives nothing to note but its missing Service', () => {
  expect(readingOf(ingress({})).notes).toMatchObject([
    { kind: 'missing-reference', to: { kind: 'Service', namespace: 'shop', name: 'web' } },
  ]);
});

test('a target without the rest of the path is noted: every page below the prefix becomes the first', () => {
  const whole = { 'rewrite-target': '/' };
  expect(notesOf(ingress(whole, 'web', '/shop'))).toMatchObject([
    {
      kind: 'invalid-value',
      key: `${prefix}rewrite-target`,
      wants: 'a group for the rest of the path: whatever is below /shop reaches the backend as /',
      effect: 'none',
    },
  ]);
  expect(notesOf(ingress({ 'rewrite-target': '/$1' }, 'web', '/shop'))).toMatchObject([
    { kind: 'invalid-value', wants: 'groups that its paths have: /shop has none' },
  ]);
  expect(notesOf(ingress(whole))).toEqual([]);
});
