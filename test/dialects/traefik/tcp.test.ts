import type { Reading } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { answerTo, ingressRoute, inShort, ofTraefik, readingOf, service } from './reading.js';

interface Asked {
  readonly match: string;
  readonly to?: string;
  readonly tls?: JsonObject;
  readonly more?: JsonObject;
}

function tcp(name: string, { match, to = name, tls, more = {} }: Asked): JsonObject {
  const routes = [{ match, services: [{ name: to, port: 80 }], ...more }];
  return ofTraefik('IngressRouteTCP', name, { entryPoints: ['websecure'], routes, ...(tls && { tls }) });
}

const passedOn = { passthrough: true };
const far = service('far');

function secure(host: string): JsonObject {
  return ingressRoute(`Host(\`${host}\`)`, {}, { entryPoints: ['websecure'], tls: {} });
}

function option(name: string, spec: JsonObject): JsonObject {
  return { ...ofTraefik('TLSOption', name, spec), metadata: { name, namespace: 'shop' } };
}

test.each([
  ['HostSNI(`a.test`) || HostSNI(`b.test`)', 'far', 'far', '404'],
  ['HostSNI(`*.a.test`) && !HostSNI(`b.a.test`)', '404', '404', 'far'],
  ['HostSNIRegexp(`^[ab]\\.test$`)', 'far', 'far', '404'],
  ['HostSNI(`a.test`) && ClientIP(`10.0.0.0/8`)', 'far', '404', '404'],
  ['HostSNI(`a.test`) && ClientIP(`192.0.2.0/24`)', '404', '404', '404'],
  ['!ClientIP(`192.0.2.0/24`)', 'far', 'far', 'far'],
  ['hostsni(`A.test`)', 'far', '404', '404'],
  ['HostSNI(`a.test`) && ALPN(`mqtt`)', '404', '404', '404'],
  ['HostSNI(`a.test`) && ALPN(`h2`)', 'unknown external-answer', '404', '404'],
  ['HostSNI(`a.test`) && !ALPN(`mqtt`)', 'far', '404', '404'],
])('the rule %s for TCP is read in full', (match, a, b, other) => {
  const reading = readingOf([far, tcp('far', { match, tls: passedOn })]);
  expect(['a.test', 'b.test', 'c.a.test'].map(host => answerTo(`https://${host}/`, reading))).toEqual([a, b, other]);
});

test.each([
  'HostSNI(`a.test`, `b.test`)',
  'HostSNI(`a_b!`)',
  'HostSNI(``)',
  'ALPN(`acme-tls/1`)',
  'Host(`a.test`)',
  'ClientIP(`somewhere`)',
  'HostSNIRegexp(`(`)',
  'HostSNI(`a.test`',
])('a route for TCP whose rule is %s is not there, and the next takes its names', match => {
  const rest = tcp('rest', { match: 'HostSNI(`*`)', tls: passedOn });
  const reading = readingOf([far, service('rest'), tcp('far', { match, tls: passedOn }), rest]);
  expect(answerTo('https://a.test/', reading)).toBe('rest');
  expect(reading.notes).toMatchObject([{ kind: 'invalid-value', consequence: { kind: 'route-dropped' } }]);
});

test('in the v2 syntax a matcher takes several values, and a template of hosts', () => {
  const syntax = { syntax: 'v2' };
  const several = tcp('far', { match: 'HostSNI(`a.test`, `B.test`)', tls: passedOn, more: syntax });
  const template = tcp('near', { match: 'HostSNIRegexp(`{sub:[a-z]+}.c.test`)', tls: passedOn, more: syntax });
  const reading = readingOf([far, service('near'), several, template]);
  const hosts = ['a.test', 'b.test', 'x.c.test', '1.c.test'];
  expect(hosts.map(host => answerTo(`https://${host}/`, reading))).toEqual(['far', 'far', 'near', '404']);
});

test('of routes for TCP the higher priority is asked, one for every name last, and of two of one priority it is open', () => {
  const rest = tcp('rest', { match: 'HostSNI(`*`)', tls: passedOn });
  const long = tcp('far', { match: 'HostSNI(`a.test`) || HostSNI(`b.test`)', tls: passedOn });
  const high = tcp('near', { match: 'HostSNI(`b.test`)', tls: passedOn, more: { priority: 100 } });
  const same = tcp('same', { match: 'HostSNI(`c.test`)', tls: passedOn });
  const again = tcp('again', { match: 'HostSNI(`c.test`)', tls: passedOn });
  const services = ['near', 'rest', 'same', 'again'].map(service);
  const reading = readingOf([far, ...services, rest, long, high, same, again]);
  const hosts = ['a.test', 'b.test', 'c.test', 'd.test'];
  expect(hosts.map(host => answerTo(`https://${host}/`, reading))).toEqual([
    'far',
    'near',
    'unknown router-tie',
    'rest',
  ]);
});

test('a host of an https router is its own, though its paths do not hold, and its router is broken', () => {
  const rest = tcp('rest', { match: 'HostSNI(`*`)', tls: passedOn });
  const part = ingressRoute('Host(`a.test`) && Path(`/only`)', {}, { entryPoints: ['websecure'], tls: {} }, 'part');
  const broken = ingressRoute(
    'Host(`b.test`)',
    { middlewares: [{ name: 'none' }] },
    { entryPoints: ['websecure'], tls: {} },
    'broken',
  );
  const reading = readingOf([service('rest'), rest, part, broken]);
  const hosts = ['a.test', 'b.test', 'c.test'];
  expect(hosts.map(host => answerTo(`https://${host}/`, reading))).toEqual(['404', '404', 'rest']);
});

test('a router for https stands once in the table, whatever names its neighbours have', () => {
  const rest = tcp('rest', { match: 'HostSNI(`c.test`)', tls: passedOn });
  const reading = readingOf([service('rest'), rest, secure('a.test'), { ...secure('b.test') }]);
  const rules = reading.table.listeners
    .filter(one => one.tls && one.name === 'websecure')
    .flatMap(({ hosts }) => hosts.flatMap(({ routes }) => routes.map(({ matches }) => matches)));
  expect(new Set(rules).size).toBe(rules.length);
});

test('without TLS a route for TCP takes whole connections by address, and every name', () => {
  const entry = { entryPoints: ['web'] };
  const own = { ...tcp('far', { match: 'ClientIP(`10.0.0.0/8`)' }) };
  const spec = { ...(own['spec'] as JsonObject), ...entry };
  const reading = readingOf([far, { ...own, spec }]);
  expect(answerTo('http://a.test/', reading)).toBe('far');
  const named = {
    ...own,
    spec: { ...spec, routes: [{ match: 'HostSNI(`a.test`)', services: [{ name: 'far', port: 80 }] }] },
  };
  expect(answerTo('http://a.test/', readingOf([far, named]))).toBe('404');
  expect(readingOf([far, named]).notes.map(inShort)).toEqual(['invalid-value at spec.routes.0.match']);
});

test('where nobody speaks TLS on an entry point, a route for TCP without TLS takes such connections too', () => {
  const raw = { entryPoints: { raw: { address: ':443' } } };
  const route = ofTraefik('IngressRouteTCP', 'far', {
    routes: [{ match: 'HostSNI(`*`)', services: [{ name: 'far', port: 80 }] }],
  });
  expect(answerTo('https://a.test/', readingOf([far, route], { static: raw }))).toBe('far');
});

test('of several services of a route for TCP one that is missing leaves the other, and without any there is no route', () => {
  const services = {
    services: [
      { name: 'far', port: 80 },
      { name: 'none', port: 80 },
    ],
  };
  const reading = readingOf([far, tcp('far', { match: 'HostSNI(`a.test`)', tls: passedOn, more: services })]);
  expect(answerTo('https://a.test/', reading)).toBe('far');
  const none = readingOf([far, tcp('none', { match: 'HostSNI(`a.test`)', tls: passedOn })]);
  expect(answerTo('https://a.test/', none)).toBe('404');
});

test('TLS that ends at the backend asks no options, and TLS that ends in Traefik those of its route', () => {
  const mtls = option('default', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const open = option('open', {});
  const passing = tcp('far', { match: 'HostSNI(`a.test`)', tls: passedOn });
  const ended = tcp('near', { match: 'HostSNI(`b.test`)', tls: {} });
  const other = tcp('other', { match: 'HostSNI(`c.test`)', tls: { options: { name: 'open' } } });
  const lost = tcp('lost', { match: 'HostSNI(`d.test`)', tls: { options: { name: 'none' } } });
  const services = ['near', 'other', 'lost'].map(service);
  const reading = readingOf([far, ...services, mtls, open, passing, ended, other, lost]);
  const hosts = ['a.test', 'b.test', 'c.test', 'd.test', 'e.test'];
  expect(hosts.map(host => answerTo(`https://${host}/`, reading))).toEqual([
    'far',
    'refused',
    'other',
    'refused',
    'refused',
  ]);
});

test('a MiddlewareTCP lets its addresses through, and one that is missing takes the route with it', () => {
  const list = (name: string, range: string): JsonObject =>
    ofTraefik('MiddlewareTCP', name, { ipAllowList: { sourceRange: [range] } });
  const guarded = (name: string): JsonObject =>
    tcp('far', { match: 'HostSNI(`a.test`)', tls: passedOn, more: { middlewares: [{ name }] } });
  const lists = [list('ours', '10.0.0.0/8'), list('theirs', '192.0.2.0/24')];
  expect(answerTo('https://a.test/', readingOf([far, ...lists, guarded('ours')]))).toBe('far');
  expect(answerTo('https://a.test/', readingOf([far, ...lists, guarded('theirs')]))).toBe('refused');
  const missing = readingOf([far, ...lists, guarded('none')]);
  expect(answerTo('https://a.test/', missing)).toBe('404');
  expect(missing.notes.map(inShort)).toEqual(['missing-reference at spec.routes.0.middlewares.0']);
});

/** A route for TCP behind one MiddlewareTCP. */
function guardedBy(spec: JsonObject): Reading {
  const route = tcp('far', { match: 'HostSNI(`a.test`)', tls: passedOn, more: { middlewares: [{ name: 'm' }] } });
  return readingOf([far, ofTraefik('MiddlewareTCP', 'm', spec), route]);
}

test.each<[string, JsonObject, readonly string[]]>([
  [
    'a word for an address',
    { ipAllowList: { sourceRange: ['abc'] } },
    ['invalid-value at spec.ipAllowList.sourceRange'],
  ],
  ['no address', { ipAllowList: {} }, ['invalid-value at spec.ipAllowList.sourceRange']],
  [
    'a word in the older list',
    { ipWhiteList: { sourceRange: ['abc'] } },
    ['invalid-value at spec.ipWhiteList.sourceRange'],
  ],
  ['no kind', {}, ['invalid-value at spec']],
  ['a kind of HTTP alone', { compress: {} }, ['unknown-key at spec.compress', 'invalid-value at spec']],
])('a MiddlewareTCP with %s takes the route with it, as a Middleware does, and is told of', (_, spec, notes) => {
  const reading = guardedBy(spec);
  expect(answerTo('https://a.test/', reading)).toBe('404');
  expect(reading.notes.map(inShort)).toEqual(notes);
  expect(reading.notes.at(-1)).toMatchObject({ consequence: { kind: 'users-dropped' } });
});

test('a MiddlewareTCP that no route uses is told of as well', () => {
  const reading = readingOf([far, ofTraefik('MiddlewareTCP', 'm', { ipAllowList: { sourceRange: ['abc'] } })]);
  expect(reading.notes.map(inShort)).toEqual(['invalid-value at spec.ipAllowList.sourceRange']);
});

test('of the kinds in one MiddlewareTCP the list of addresses is built, and what HTTP alone knows is none of its fields', () => {
  const spec = { inFlightConn: { amount: 1 }, ipAllowList: { sourceRange: ['10.0.0.0/8'], rejectStatusCode: 1 } };
  const reading = guardedBy(spec);
  expect(answerTo('https://a.test/', reading)).toBe('far');
  expect(reading.notes.map(inShort)).toEqual([
    'unknown-key at spec.ipAllowList.rejectStatusCode',
    'ignored-value at spec.inFlightConn',
  ]);
});

test.each([
  [1, 'far'],
  [0, 'refused'],
])('where a client may have %s connections at a time, one is answered: %s', (amount, answer) => {
  expect(answerTo('https://a.test/', guardedBy({ inFlightConn: { amount } }))).toBe(answer);
});

test('the policies of a route for TCP say which addresses its MiddlewareTCP lets through', () => {
  const { table } = guardedBy({ ipAllowList: { sourceRange: ['10.0.0.0/8'] } });
  const routes = table.listeners.flatMap(({ hosts }) => hosts.flatMap(one => one.routes));
  const ofTcp = routes.filter(({ subject }) => subject.kind === 'IngressRouteTCP');
  expect(ofTcp.map(({ policies }) => policies.clientAddresses)).toEqual([{ allow: ['10.0.0.0/8'] }]);
});
