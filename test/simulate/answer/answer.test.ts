import type { Match } from '#model/match.js';
import type { Request } from '#model/routing/request.js';
import type { Step } from '#model/routing/step.js';
import type { Listener, Route, RouteTable, VirtualHost } from '#model/routing/table.js';
import { answer } from '#simulate/answer/answer.js';

const at = { file: 'shop.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const subject = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', namespace: 'shop', name: 'web' };

const to = (service: string): Step => ({
  kind: 'forward',
  backends: [{ backend: { namespace: 'shop', service, port: 80 }, weight: 1 }],
});
const prefix = (path: string): Match => ({ kind: 'path', path: { kind: 'prefix', path, by: 'element' } });

function route(rank: number, match: Match, steps: readonly Step[], more: Partial<Route> = {}): Route {
  return { match, matches: `route ${rank}`, rank, hosts: ['*'], steps, policies: {}, at, subject, ...more };
}

function table(routes: readonly Route[], more: Partial<RouteTable> = {}): RouteTable {
  const hosts = [{ host: { kind: 'any' } as const, routes }];
  const otherwise = [{ kind: 'respond', status: 404, because: 'no route takes the request' } as const];
  return {
    controller: 'public',
    normalisation: { steps: ['decode-all', 'merge-slashes', 'dot-segments'], upstream: 'as-sent' },
    listeners: [{ name: 'web', port: 80, tls: false, hosts, certificates: [], otherwise }],
    ...more,
  };
}

function ask(routes: readonly Route[], path: string, more: Partial<Request> = {}): string {
  const outcome = answer(table(routes), {
    scheme: 'http',
    method: 'GET',
    host: 'shop.example.com',
    path,
    headers: {},
    ...more,
  });
  switch (outcome.outcome) {
    case 'backend':
      return outcome.backend.service;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return String(outcome.status);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.code}: ${outcome.candidates.map(({ backend }) => backend.service).join(', ')}`;
  }
}

test('a prefix takes whole path elements only', () => {
  const routes = [route(1, prefix('/cart'), [to('cart')])];
  expect(['/cart', '/cart/', '/cart/x', '/cartoon', '/'].map(path => ask(routes, path))).toEqual([
    'cart',
    'cart',
    'cart',
    '404',
    '404',
  ]);
});

test('the lower rank answers', () => {
  expect(ask([route(2, prefix('/'), [to('web')]), route(1, prefix('/cart'), [to('cart')])], '/cart')).toBe('cart');
});

test('two routes of one rank leave the answer open when they differ', () => {
  expect(ask([route(1, prefix('/'), [to('one')]), route(1, prefix('/x'), [to('other')])], '/x')).toBe(
    'unknown router-tie: one, other',
  );
});

test('two routes of one rank that lead to the same backend answer', () => {
  expect(ask([route(1, prefix('/'), [to('one')]), route(1, prefix('/x'), [to('one')])], '/x')).toBe('one');
});

test('two routes of one rank whose answers carry other headers leave it open', () => {
  const header: Step = { kind: 'headers', of: 'response', set: { 'X-From': 'one' } };
  expect(ask([route(1, prefix('/'), [header, to('one')]), route(1, prefix('/x'), [to('one')])], '/x')).toBe(
    'unknown router-tie: one',
  );
});

test('two routes of one rank whose answers carry the same headers in another order answer', () => {
  const of = (...names: string[]): Step => ({
    kind: 'headers',
    of: 'response',
    set: Object.fromEntries(names.map(name => [name, '1'])),
  });
  const routes = [
    route(1, prefix('/'), [of('X-A', 'X-B', 'X-C'), to('one')]),
    route(1, prefix('/x'), [of('X-C', 'X-A', 'X-B'), to('one')]),
  ];
  expect(ask(routes, '/x')).toBe('one');
});

test('a doubtful route leaves the answer open', () => {
  const doubt = { code: 'creation-time', because: 'two Ingresses name the path' } as const;
  expect(ask([route(1, prefix('/'), [to('one')], { doubt })], '/')).toBe('unknown creation-time: one');
});

test('what happens whichever way a doubt ends is sure', () => {
  const moved: Step = { kind: 'redirect', status: 308, to: { kind: 'text', location: '/new' } };
  const toMoved: Step = { ...moved, when: { match: prefix('/old') } };
  const doubt = { code: 'creation-time', because: 'two Ingresses name the path', settled: 1 } as const;
  const routes = [route(1, prefix('/'), [toMoved, to('one')], { doubt })];
  expect(ask(routes, '/old')).toBe('308 /new');
  expect(ask(routes, '/x')).toBe('unknown creation-time: one');
});

test('a client address that decides and is not told leaves the answer open', () => {
  const inside = route(1, { kind: 'client-ip', cidrs: ['10.0.0.0/8'] }, [to('inside')]);
  const all = route(2, prefix('/'), [to('all')]);
  expect(ask([inside, all], '/')).toBe('unknown client-address: inside, all');
  expect(ask([inside, all], '/', { clientIP: '10.1.2.3' })).toBe('inside');
  expect(ask([inside, all], '/', { clientIP: '::ffff:11.1.2.3' })).toBe('all');
});

test('a refused configuration answers nothing', () => {
  const refused = { reason: 'duplicate location "/foo/"', at };
  const outcome = answer(table([], { refused }), { scheme: 'http', method: 'GET', host: 'a', path: '/', headers: {} });
  expect(outcome).toMatchObject({ outcome: 'unknown', code: 'refused-configuration', refused: true });
});

test('a step that does not apply is passed over', () => {
  const redirect: Step = {
    kind: 'redirect',
    status: 308,
    to: { kind: 'parts', scheme: 'https', port: 'drop', path: 'trimmed' },
  };
  const routes = [
    route(1, prefix('/'), [{ ...redirect, when: { hosts: [{ kind: 'exact', host: 'shop.example.com' }] } }, to('web')]),
  ];
  expect(ask(routes, '/a/?x=1', { host: 'shop.example.com:80' })).toBe('308 https://shop.example.com/a/?x=1');
  expect(ask(routes, '/a/', { host: 'other.example.com' })).toBe('web');
});

test('the trace says why', () => {
  const routes = [route(1, prefix('/cart'), [to('cart')], { priority: 7 }), route(2, prefix('/'), [to('web')])];
  const { trace } = answer(table(routes), {
    scheme: 'http',
    method: 'GET',
    host: 'shop.example.com',
    path: '//cart',
    headers: {},
  });
  expect(trace.map(({ says }) => says)).toEqual([
    'the request enters at web (port 80)',
    'the path is read as /cart',
    'route route 1 (priority 7) of Ingress shop/web takes the request, before route route 2 of Ingress shop/web',
    'the request goes to shop/cart:80',
  ]);
});

const plain = { scheme: 'http', method: 'GET', host: 'shop.example.com', path: '/', headers: {} } as const;

test.each<[Partial<Request>, string]>([
  [{ scheme: 'https' }, 'public does not listen for https'],
  [{ port: 81 }, 'public does not listen on port 81'],
  [{ entryPoint: 'metrics', port: 81 }, 'public does not listen at an entry point metrics'],
])('where nobody listens, it is said where: %j', (more, because) => {
  expect(answer(table([]), { ...plain, ...more })).toEqual({
    outcome: 'unknown',
    code: 'no-listener',
    reason: because,
    candidates: [],
    refused: false,
    trace: [{ says: because }],
    responseHeaders: {},
  });
});

test('a table that is not read answers nothing, and says why', () => {
  const unread = { code: 'missing-manifest', because: 'the manifests hold no Gateway' } as const;
  expect(answer(table([], { unread }), plain)).toEqual({
    outcome: 'unknown',
    code: 'missing-manifest',
    reason: 'the manifests hold no Gateway',
    candidates: [],
    refused: false,
    trace: [{ says: 'the manifests hold no Gateway' }],
    responseHeaders: {},
  });
});

/** The trace of a request over TLS, behind the line of the entry point. */
function traceOverTls(more: Partial<Listener>, host = 'shop.example.com'): readonly string[] {
  const [first] = table([]).listeners;
  if (!first) throw new Error('the table has a listener');
  const listeners = [{ ...first, name: 'websecure', port: 443, tls: true, ...more }];
  const outcome = answer(table([], { listeners }), { ...plain, scheme: 'https', host });
  return outcome.trace.map(({ says }) => says);
}

const tooNew = { kind: 'regex', regex: { flavour: 'pcre', pattern: '\\K', ignoreCase: false } } as const;

test.each<[string, Partial<Listener>, string]>([
  [
    'no certificate for the name',
    { certificates: [{ sni: { kind: 'exact', host: 'a.test' }, certificate: 'a', names: [] }] },
    'no certificate is served for shop.example.com',
  ],
  [
    'a name that cannot be compared',
    { certificates: [{ sni: tooNew, certificate: 'a', names: [] }] },
    'which certificate is served for shop.example.com is open: \\K: \\K is not followed here',
  ],
  [
    'a certificate that is not read',
    { certificates: [{ sni: { kind: 'any' }, certificate: 'shop/a', names: [], unread: true }] },
    'which certificate is served for shop.example.com is open: what shop/a holds is not read',
  ],
  [
    'the certificate',
    { certificates: [{ sni: { kind: 'any' }, certificate: 'shop/a', names: [] }] },
    'certificate shop/a is served for shop.example.com',
  ],
])('the trace over TLS tells %s', (_, more, line) => {
  expect(traceOverTls(more)).toEqual([
    'the request enters at websecure (port 443, TLS)',
    line,
    'no route takes / on shop.example.com',
    'the controller answers 404: no route takes the request',
  ]);
});

test.each<[string, readonly VirtualHost[], string, readonly string[]]>([
  [
    'no virtual host',
    [{ host: { kind: 'exact', host: 'a.test' }, routes: [] }],
    'b.test',
    ['no virtual host covers b.test', 'the controller answers 404: no route takes the request'],
  ],
  [
    'no host at all',
    [{ host: { kind: 'exact', host: 'a.test' }, routes: [] }],
    '',
    ['no virtual host covers a request without a host', 'the controller answers 404: no route takes the request'],
  ],
  [
    'no route without a host',
    [{ host: { kind: 'any' }, routes: [] }],
    '',
    ['no route takes / on a request without a host', 'the controller answers 404: no route takes the request'],
  ],
  [
    'no route of a host',
    [{ host: { kind: 'wildcard', suffix: 'test', labels: 'one' }, routes: [] }],
    'a.test',
    ['virtual host *.test', 'no route takes / on a.test', 'the controller answers 404: no route takes the request'],
  ],
  ['a host that cannot be compared', [{ host: tooNew, routes: [] }], 'a.test', ['\\K: \\K is not followed here']],
])('the trace tells %s', (_, hosts, host, lines) => {
  const [first] = table([]).listeners;
  if (!first) throw new Error('the table has a listener');
  const outcome = answer(table([], { listeners: [{ ...first, hosts }] }), { ...plain, host });
  expect(outcome.trace.map(({ says }) => says)).toEqual(['the request enters at web (port 80)', ...lines]);
});

test('a route that may take a request and one that takes it for certain are candidates, and so is the answer without either', () => {
  const maybe = route(1, { kind: 'client-ip', cidrs: ['10.0.0.0/8'] }, [to('inside')]);
  expect(ask([maybe], '/')).toBe('unknown client-address: inside');
  const closed: Step = { kind: 'respond', status: 404, because: 'no route takes the request' };
  expect(ask([route(1, { kind: 'client-ip', cidrs: ['10.0.0.0/8'] }, [closed])], '/')).toBe('404');
});

test.each<[Match, Partial<Request>, string]>([
  [{ kind: 'client-ip', cidrs: ['10.0.0.0/8'] }, { clientIP: 'office' }, 'unknown client-address: web'],
  [{ kind: 'method', method: 'PUT' }, { method: 'PUT' }, 'web'],
  [{ kind: 'method', method: 'PUT' }, {}, '404'],
  [{ kind: 'query', name: 'a', value: { kind: 'exact', value: '1' } }, { path: '/?a=1' }, 'web'],
  [{ kind: 'query', name: 'a', value: { kind: 'exact', value: '1' } }, { path: '/?b=1' }, '404'],
  [{ kind: 'header', name: 'X-A', value: { kind: 'exact', value: '1' } }, { headers: { 'x-a': ['0', '1'] } }, 'web'],
  [{ kind: 'not', of: { kind: 'header', name: 'X-A', value: { kind: 'exact', value: '1' } } }, {}, 'web'],
])('the match %j and the request %j', (match, more, expected) => {
  expect(ask([route(1, match, [to('web')])], more.path ?? '/', more)).toBe(expected);
});

test.each([
  ['/?b=2;a=1', '404', 'web'],
  ['/?b=2&a=1', 'web', 'web'],
  ['/?a=1;b=2', '404', 'web'],
  ['/;a=1', '404', '404'],
])('the parameters of %s, where a semicolon parts none and where it does', (path, whole, parted) => {
  const match: Match = { kind: 'query', name: 'a', value: { kind: 'exact', value: '1' } };
  const asked = (semicolons: { readonly semicolons?: 'part' }): string => {
    const { normalisation, ...rest } = table([route(1, match, [to('web')])]);
    const outcome = answer({ ...rest, normalisation: { ...normalisation, ...semicolons } }, { ...plain, path });
    return outcome.outcome === 'backend' ? outcome.backend.service : outcome.outcome === 'respond' ? '404' : 'other';
  };
  expect([asked({}), asked({ semicolons: 'part' })]).toEqual([whole, parted]);
});

/** The certificate of a request over TLS: which one, its names, what it rests on, and what the trace says of it. */
function certificateFor(certificates: Listener['certificates'], host = 'shop.example.com'): readonly unknown[] {
  const [first] = table([]).listeners;
  if (!first) throw new Error('the table has a listener');
  const listeners = [{ ...first, name: 'websecure', port: 443, tls: true, certificates }];
  const { tls, trace } = answer(table([], { listeners }), { ...plain, scheme: 'https', host });
  return [tls, trace[1]?.says];
}

const any = { kind: 'any' } as const;
const whole = { sni: any, certificate: 'the default certificate', names: ['default.test'] };

test.each<[string, Listener['certificates'], readonly unknown[]]>([
  [
    'the names that it is for go with it',
    [{ sni: any, certificate: 'shop/a', names: ['shop.example.com'] }],
    [{ certificate: 'shop/a', names: ['shop.example.com'] }, 'certificate shop/a is served for shop.example.com'],
  ],
  [
    'what has to be done for it is said',
    [{ sni: any, certificate: 'shop/a', names: [], provided: 'it is decoded' }],
    [
      { certificate: 'shop/a', names: [], provided: 'it is decoded' },
      'certificate shop/a is served for shop.example.com, provided that it is decoded',
    ],
  ],
  [
    'the first that is for the name',
    [
      { sni: { kind: 'exact', host: 'other.test' }, certificate: 'shop/o', names: [] },
      { ...whole, certificate: 'shop/a' },
    ],
    [{ certificate: 'shop/a', names: ['default.test'] }, 'certificate shop/a is served for shop.example.com'],
  ],
  [
    'TLS that the backend ends shows none of the controller',
    [{ sni: any, certificate: '', names: [], atBackend: true }],
    [undefined, 'TLS for shop.example.com ends at the backend, which shows a certificate of its own'],
  ],
  [
    'without a Secret that may stand elsewhere the next one is served',
    [{ sni: any, certificate: 'shop/a', names: [], elsewhere: 'shop/a' }, whole],
    [
      {
        certificate: 'the default certificate',
        names: ['default.test'],
        provided: 'there is no Secret shop/a in the cluster: it is not among the manifests',
      },
      'certificate the default certificate is served for shop.example.com, provided that there is no Secret shop/a in the cluster: it is not among the manifests',
    ],
  ],
  [
    'of several that may stand elsewhere none is the next one',
    [
      { sni: any, certificate: 'shop/a', names: [], elsewhere: 'shop/a' },
      { sni: any, certificate: 'shop/b', names: [], elsewhere: 'shop/b' },
    ],
    [undefined, 'which certificate is served for shop.example.com is open: shop/a is not among the manifests'],
  ],
  [
    'a next one that nobody read is open as well',
    [
      { sni: any, certificate: 'shop/a', names: [], elsewhere: 'shop/a' },
      { ...whole, unread: true },
    ],
    [undefined, 'which certificate is served for shop.example.com is open: shop/a is not among the manifests'],
  ],
  [
    'and so is one that the backend would show',
    [
      { sni: any, certificate: 'shop/a', names: [], elsewhere: 'shop/a' },
      { ...whole, atBackend: true },
    ],
    [undefined, 'which certificate is served for shop.example.com is open: shop/a is not among the manifests'],
  ],
])('the certificate that is served: %s', (_, certificates, expected) => {
  expect(certificateFor(certificates)).toEqual(expected);
});

test('the name in the handshake decides about the certificate, and the host of the request about the route', () => {
  const [first] = table([route(1, prefix('/'), [to('web')])]).listeners;
  if (!first) throw new Error('the table has a listener');
  const certificates = ['a', 'b'].map(name => ({
    sni: { kind: 'exact', host: `${name}.test` } as const,
    certificate: `shop/${name}`,
    names: [],
  }));
  const listeners = [{ ...first, port: 443, tls: true, certificates }];
  const { tls } = answer(table([], { listeners }), { ...plain, scheme: 'https', host: 'a.test', sni: 'B.test' });
  expect(tls).toEqual({ certificate: 'shop/b', names: [] });
});
