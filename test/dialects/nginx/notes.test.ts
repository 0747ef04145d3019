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

const inShop = (kind: 'Secret' | 'ConfigMap', name: string, data: Readonly<Record<string, string>>): string =>
  JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace: 'shop' }, data });

/** What annotations may name: authorities, users, a Secret of one half, one of nothing, headers. */
const named = [
  inShop('Secret', 'ca', { 'ca.crt': 'eA==' }),
  inShop('Secret', 'own', { 'tls.crt': 'eA==', 'tls.key': 'eA==' }),
  inShop('Secret', 'half', { 'tls.crt': 'eA==' }),
  inShop('Secret', 'users', { auth: 'eA==' }),
  inShop('Secret', 'empty', {}),
  inShop('ConfigMap', 'map', { 'X-Shop': 'one' }),
];

const asked = { 'auth-url': 'http://auth.example.com/' };
const cached = { ...asked, 'auth-cache-key': '$remote_user' };
const halves = 'a Secret with ca.crt, or with tls.crt and tls.key';

/** Annotations, the last of which the controller does not take, what it wants there, and what follows. */
test.each<[Readonly<Record<string, string>>, string, string]>([
  [{ 'auth-tls-secret': 'shop/ca', 'auth-tls-match-cn': 'CN=(' }, 'CN= and a regular expression', 'ingress-skipped'],
  [{ 'auth-tls-secret': 'ca' }, 'namespace/name of a Secret', 'host-denied'],
  [{ 'auth-tls-secret': 'shop/' }, 'namespace/name of a Secret', 'host-denied'],
  [{ 'auth-tls-secret': 'other/ca' }, 'a Secret of the same namespace', 'host-denied'],
  [{ 'auth-tls-secret': 'shop/half' }, halves, 'host-denied'],
  [{ 'auth-tls-secret': 'shop/none' }, 'a Secret that is there', 'host-denied'],
  [{ 'proxy-ssl-secret': 'ca' }, 'namespace/name of a Secret', 'location-denied'],
  [{ 'proxy-ssl-secret': 'other/ca' }, 'a Secret of the same namespace', 'location-denied'],
  [{ 'proxy-ssl-secret': 'shop/empty' }, halves, 'location-denied'],
  [{ 'proxy-ssl-secret': 'shop/none' }, 'a Secret that is there', 'location-denied'],
  [{ ...cached, 'auth-cache-duration': '600 5m' }, 'codes from 100 to 599', 'configuration-refused'],
  [{ ...cached, 'auth-cache-duration': '099 5m' }, 'codes from 100 to 599', 'configuration-refused'],
  [{ ...cached, 'auth-cache-duration': '5m 200' }, 'durations such as 200 202 5m', 'location-denied'],
  [{ ...cached, 'auth-cache-duration': '200 5m, 404' }, 'durations such as 200 202 5m', 'location-denied'],
  [{ ...asked, 'auth-proxy-set-headers': 'map' }, 'namespace/name of a ConfigMap', 'location-denied'],
  [{ ...asked, 'auth-proxy-set-headers': 'other/map' }, 'a ConfigMap of the same namespace', 'location-denied'],
  [{ ...asked, 'auth-proxy-set-headers': 'shop/none' }, 'a ConfigMap that is there', 'location-denied'],
  [{ 'auth-type': 'basic', 'auth-secret': 'a/b/c' }, 'the name of a Secret', 'location-denied'],
  [{ 'auth-type': 'basic', 'auth-secret': 'other/users' }, 'a Secret of the same namespace', 'location-denied'],
  [{ 'auth-type': 'basic', 'auth-secret': 'none' }, 'a Secret that is there', 'location-denied'],
  [{ 'auth-type': 'basic', 'auth-secret': 'empty' }, 'a Secret with the key auth', 'location-denied'],
  [
    { 'auth-type': 'basic', 'auth-secret': 'users', 'auth-secret-type': 'auth-files' },
    'auth-file or auth-map',
    'location-denied',
  ],
  [{ 'fastcgi-params-configmap': 'a/b/c' }, 'the name of a ConfigMap', 'location-denied'],
  [{ 'fastcgi-params-configmap': 'none' }, 'a ConfigMap that is there', 'location-denied'],
  [{ 'custom-headers': 'none' }, 'namespace/name of a ConfigMap', 'location-denied'],
  [{ 'custom-headers': 'shop/none' }, 'a ConfigMap that is there', 'location-denied'],
  [{ 'custom-headers': 'shop/map' }, 'headers of global-allowed-response-headers, unlike X-Shop', 'location-denied'],
  [{ 'limit-rps': '5', 'limit-burst-multiplier': '0' }, 'a number above zero', 'configuration-refused'],
  [{ 'limit-rpm': '5', 'limit-burst-multiplier': '-1' }, 'a number above zero', 'configuration-refused'],
  [{ 'proxy-buffer-size': '0' }, 'a size in bytes, k or m', 'configuration-refused'],
  [{ 'proxy-buffer-size': '1g' }, 'a size in bytes, k or m', 'configuration-refused'],
  [{ 'proxy-buffers-number': '1' }, 'two buffers or more', 'configuration-refused'],
  [{ 'proxy-buffers-number': '2' }, 'three buffers or more', 'configuration-refused'],
  [
    { 'proxy-busy-buffers-size': '1k' },
    'a size from 4096 to 12288 bytes, as the other buffers have it',
    'configuration-refused',
  ],
  [
    { 'proxy-buffers-number': '5', 'proxy-busy-buffers-size': '17k' },
    'a size from 4096 to 16384 bytes, as the other buffers have it',
    'configuration-refused',
  ],
  [{ 'proxy-max-temp-file-size': '4095' }, '0, or 4096 bytes and more', 'configuration-refused'],
  [{ 'rewrite-target': '/$3' }, 'groups that its paths have: / has none', 'none'],
])('%j is not taken: %s is wanted', (annotations, wants, effect) => {
  const [name = '', value] = Object.entries(annotations).at(-1) ?? [];
  expect(notesOf([ingress(annotations), ...named].join('\n---\n'))).toEqual([
    expect.objectContaining({ kind: 'invalid-value', key: `${prefix}${name}`, value, wants, effect }),
  ]);
});

test.each<[Readonly<Record<string, string>>]>([
  [{ 'auth-tls-secret': 'shop/own', 'auth-tls-match-cn': 'CN=(a|b)' }],
  [{ 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': 'shop/ca' }],
  [{ ...cached, 'auth-cache-duration': '599 100 5m, 1h' }],
  [{ ...asked, 'auth-proxy-set-headers': 'shop/map' }],
  [{ 'auth-type': 'digest', 'auth-secret': 'shop/users', 'auth-secret-type': 'auth-file' }],
  [{ 'auth-type': 'basic', 'auth-secret': 'empty', 'auth-secret-type': 'auth-map' }],
  [{ 'fastcgi-params-configmap': 'map' }],
  [{ 'limit-rps': '5', 'limit-burst-multiplier': '1' }],
  [{ 'proxy-busy-buffers-size': '12k' }],
  [{ 'proxy-max-temp-file-size': '0' }],
  [{ 'proxy-max-temp-file-size': '1g' }],
  [{ 'proxy-buffers-number': '3' }],
])('%j is taken', annotations => {
  expect(notesOf([ingress(annotations), ...named].join('\n---\n'))).toEqual([]);
});

test('a number of buffers of the ConfigMap that goes with no size is noted at the size, and without one not at all', () => {
  const data = { 'proxy-buffers-number': '2' };
  expect(notesOf(ingress({ 'proxy-buffer-size': '8k' }), data)).toMatchObject([
    { key: `${prefix}proxy-buffer-size`, wants: 'three buffers or more', effect: 'configuration-refused' },
  ]);
  expect(notesOf(ingress({ 'proxy-buffering': 'on' }), data)).toEqual([]);
});

test('parameters of FastCGI in another namespace may be there: without them every path is answered 503', () => {
  const { notes } = readingOf(ingress({ 'fastcgi-params-configmap': 'other/map' }));
  expect(notes.filter(({ kind }) => kind === 'missing-reference')).toMatchObject([
    {
      path: ['metadata', 'annotations', `${prefix}fastcgi-params-configmap`],
      to: { group: '', kind: 'ConfigMap', namespace: 'other', name: 'map' },
      consequence: { kind: 'answered', what: 'every-path', status: 503 },
    },
    { to: { kind: 'Service', name: 'web' } },
  ]);
});

test.each([
  ['~', 'the server name ~ is no regular expression: it is empty'],
  ['~(', 'the server name ~( is no regular expression: a parenthesis is not closed'],
  ['a.*.test', 'the server name a.*.test is no name with a wildcard at its begin or end'],
  ['a..test', 'the server name a..test is no name with a wildcard at its begin or end'],
])('nginx refuses the further name %s', (alias, because) => {
  expect(notesOf(ingress({ 'server-alias': alias }))).toMatchObject([{ kind: 'refused-configuration', because }]);
});

test.each(['~^a[0-9]+\\.test$', '*.a.test', 'a.*', '.a.test'])('nginx takes the further name %s', alias => {
  expect(notesOf(ingress({ 'server-alias': alias }))).toEqual([]);
});

const certified = (annotations: Readonly<Record<string, string>>, ...hosts: readonly string[]): string => {
  const one = JSON.parse(ingress(annotations)) as { spec: object }; // made by our own hand
  return JSON.stringify({ ...one, spec: { ...one.spec, tls: [{ hosts, secretName: 'shop-tls' }] } });
};

test('hosts under tls that are other names of the host, or lead to it, have their certificate by the Ingress', () => {
  expect(notesOf(certified({ 'server-alias': 'store.example.com' }, 'store.example.com'))).toEqual([]);
  expect(notesOf(certified({ 'from-to-www-redirect': 'true' }, 'www.shop.example.com'))).toEqual([]);
  expect(notesOf(certified({}, 'www.shop.example.com'))).toMatchObject([{ kind: 'ignored-value', key: 'hosts' }]);
});

test('a redirect from a name that has an Ingress itself is not made', () => {
  const redirected = ingress({ 'from-to-www-redirect': 'true' });
  const own = ingress({}, 'own', '/', 'www.shop.example.com');
  expect(notesOf(redirected)).toEqual([]);
  expect(notesOf(`${redirected}\n---\n${own}`)).toMatchObject([
    {
      kind: 'ignored-value',
      key: `${prefix}from-to-www-redirect`,
      because: 'an Ingress has the host www.shop.example.com itself, and is asked for it',
    },
  ]);
});

test('an annotation above the risk level takes the whole Ingress with it', () => {
  const { table, notes } = readingOf(ingress({ 'configuration-snippet': 'more_set_headers "X: 1";' }), {
    'allow-snippet-annotations': 'true',
  });
  expect(notes).toMatchObject([
    {
      kind: 'ignored-value',
      effect: 'ingress-skipped',
      because: 'its risk is Critical, and annotations-risk-level allows High',
    },
  ]);
  expect(table.listeners.flatMap(({ hosts }) => hosts.flatMap(({ routes }) => routes))).toEqual([]);
});
