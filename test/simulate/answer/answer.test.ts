import type { Match } from '#model/match.js';
import type { Request } from '#model/routing/request.js';
import type { Step } from '#model/routing/step.js';
import type { Route, RouteTable } from '#model/routing/table.js';
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
