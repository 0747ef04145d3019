import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { endOf } from '#ask/reach/ends.js';
import { reachedIn } from '#ask/reach/reached.js';
import { requestFaults } from '#ask/request-faults.js';
import { completeRequest, requestOf } from '#ask/request.js';
import type { Json } from '#model/json.js';
import { resultsOf } from '#ask/results.js';

const nothing = factsOf({ resources: [], unreadable: [] }, defaultAnalysis);

test('a URL that nobody can request is a fault, not an exception', () => {
  expect(requestOf('shop.example/cart')).toEqual({
    fault: 'shop.example/cart is not a URL that can be requested; write http://HOST/PATH or https://HOST/PATH',
  });
});

test('a request of a file is a GET without headers, unless it says more', () => {
  const place = { scheme: 'http', host: 'a.test', path: '/' };
  expect(completeRequest(place)).toEqual({ ...place, method: 'GET', headers: {} });
  expect(completeRequest({ ...place, method: 'PUT', headers: { a: 'b' } })).toEqual({
    ...place,
    method: 'PUT',
    headers: { a: 'b' },
  });
});

test('an end that is not among the manifests is a fault', () => {
  const end = endOf('shop/web');
  expect(end).toEqual({ value: { kind: 'workload', namespace: 'shop', name: 'web' } });
  expect(reachedIn(nothing, { from: { kind: 'workload', namespace: 'shop', name: 'web' } })).toEqual({
    fault: 'no workload among the manifests is called shop/web',
  });
});

test('an expectation that asks what cannot be asked is unknown, and says why', () => {
  const [reach, request] = [
    resultsOf(nothing, { requests: [], reach: [{ from: 'web', to: 'internet', allowed: true }] })[0],
    resultsOf(nothing, { requests: [{ request: 'web', answer: { status: 200 } }], reach: [] })[0],
  ];
  expect(reach).toMatchObject({ holds: 'unknown', got: expect.stringMatching(/^web names no end of a connection/) });
  expect(request).toMatchObject({ holds: 'unknown', got: expect.stringMatching(/^web is not a URL/) });
});

test('of a connection each end and the port is said', () => {
  const reach = [
    { from: 'internet', to: 'web', allowed: true },
    { from: 'internet', to: 'shop/web', port: '80/HTTP', allowed: true },
  ];
  expect(resultsOf(nothing, { reach }).map(({ holds, got, trace }) => [holds, got, trace])).toEqual([
    [
      'unknown',
      'web names no end of a connection; known are NAMESPACE/NAME, NAMESPACE/KIND/NAME, NAMESPACE/*, svc:NAMESPACE/NAME, an address or CIDR, controller:NAME and internet',
      [],
    ],
    ['unknown', '80/HTTP is not a port; write 8080/TCP, 53/UDP or 9000/SCTP', []],
  ]);
});

test('a controller that is not there answers nothing', () => {
  const asked = { request: 'http://a.test/', controller: 'public', answer: { status: 200 } };
  expect(resultsOf(nothing, { requests: [asked] })).toEqual([
    { expectation: asked, holds: 'unknown', got: 'no controller is called public', trace: [] },
  ]);
});

test('what a request in a file cannot be is said at its key', () => {
  const says = (request: Json): readonly string[] =>
    requestFaults(request, [3]).map(one => `${one.path.join('.')}${'key' in one ? ' (key)' : ''}: ${one.says}`);
  expect(says('http://a.test/')).toEqual([]);
  expect(says({ method: 5, host: 5, clientIP: 5, port: '80', headers: 'x' })).toEqual([]);
  expect(
    says({ method: 'GET', host: ' a.test\t', clientIP: '::1', port: 65535, headers: { a: 'b', c: ['d', 'e'] } }),
  ).toEqual([]);
  expect(says({ port: 0 })).toEqual(['3.port: 0 is not a port; ports go from 1 to 65535']);
  expect(says({ headers: { a: ['b', 'c\r'] } })).toEqual([
    '3.headers.a (key): the value of the header a holds the end of a line or a NUL',
  ]);
});
