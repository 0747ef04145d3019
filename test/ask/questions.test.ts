import { analyze, request } from '#ask/index.js';
import { portOf } from '#ask/reach/ends.js';
import { addressFault, headerFault, methodFault, portFault, requestFaults, urlFault } from '#ask/request-faults.js';
import { completeRequest, requestOf } from '#ask/request.js';

test('a URL is a request of GET without headers', () => {
  expect(requestOf('http://shop.example.com')).toEqual({
    value: { scheme: 'http', method: 'GET', host: 'shop.example.com', path: '/', headers: {} },
  });
  expect(requestOf('HTTPS://user@shop.example.com:8443/a/../b?c#d')).toEqual({
    value: {
      scheme: 'https',
      method: 'GET',
      host: 'shop.example.com:8443',
      path: '/a/../b?c',
      headers: {},
      port: 8443,
    },
  });
  expect(requestOf('http://shop.example.com?a=b')).toMatchObject({ value: { path: '/?a=b' } });
});

test('what a URL does not say is said beside it, and where a request enters counts more than its port', () => {
  const details = {
    method: 'POST',
    headers: [['X-A', 'b'] as const],
    clientIP: '10.0.0.1',
    sni: 'a.test',
    entryPoint: 'web',
  };
  expect(requestOf('http://shop.example.com:81/', details)).toEqual({
    value: {
      scheme: 'http',
      method: 'POST',
      host: 'shop.example.com:81',
      path: '/',
      headers: { 'X-A': 'b' },
      clientIP: '10.0.0.1',
      sni: 'a.test',
      entryPoint: 'web',
    },
  });
});

test('what no client could send is told', () => {
  expect(requestOf('http://shop.example.com:0/')).toEqual({
    fault: 'http://shop.example.com:0/: 0 is not a port; ports go from 1 to 65535',
  });
  expect(requestOf('http://a.test/', { method: 'GO ON' })).toEqual({
    fault: 'GO ON is not a method; write GET, POST, …',
  });
  expect(
    requestOf('http://a.test/', {
      headers: [
        ['X-A', 'b'],
        ['X B', 'c'],
      ],
    }),
  ).toEqual({
    fault: "X B is not the name of a header; write 'name: value'",
  });
  expect(requestOf('http://a.test/', { clientIP: '10.0.0.0/8' })).toEqual({ fault: '10.0.0.0/8 is not an address' });
});

test('parts of a request that are right are not told', () => {
  expect([urlFault('https://a.test/%20'), methodFault('M-SEARCH'), headerFault('X-A', 'a b\tc')]).toEqual(
    Array(3).fill(undefined),
  );
  expect([addressFault('::1'), addressFault('10.0.0.1'), portFault(1), portFault(65535)]).toEqual(
    Array(4).fill(undefined),
  );
});

test.each([
  [
    urlFault('ftp://a.test'),
    'ftp://a.test is not a URL that can be requested; write http://HOST/PATH or https://HOST/PATH',
  ],
  [urlFault('http:///a'), 'http:///a is not a URL that can be requested; write http://HOST/PATH or https://HOST/PATH'],
  [
    urlFault('http://a.test/a b'),
    'http://a.test/a b holds a blank or a control character, which no URL does; write %20 for a blank',
  ],
  [urlFault('http://a.test:x/'), 'http://a.test:x/ is not a URL that can be requested: its host or its port is none'],
  [methodFault(''), 'nothing is not a method; write GET, POST, …'],
  [headerFault('', 'a'), "nothing is not the name of a header; write 'name: value'"],
  [headerFault('X-A', 'a\nb'), 'the value of the header X-A holds the end of a line or a NUL'],
  [headerFault('X-A', 'a\u0000'), 'the value of the header X-A holds the end of a line or a NUL'],
  [addressFault(' ::1'), ' ::1 is not an address'],
  [addressFault('a.test'), 'a.test is not an address'],
  [portFault(0), '0 is not a port; ports go from 1 to 65535'],
  [portFault(65536), '65536 is not a port; ports go from 1 to 65535'],
])('%# is told', (says, expected) => {
  expect(says).toBe(expected);
});

test('in a file each part of a request has its place', () => {
  const asked = {
    method: 'GO ON',
    host: 'a b',
    clientIP: '10.0.0.0/8',
    port: 0,
    headers: { 'X-A': ['b', 'c\nd'], 'X B': 'c', 'X-C': 'd' },
  };
  expect(requestFaults(asked, ['requests', 0]).map(({ path, says, ...more }) => [path.join('.'), says, more])).toEqual([
    ['requests.0.method', 'GO ON is not a method; write GET, POST, …', {}],
    ['requests.0.host', 'a b holds a blank or a control character, which no host does', {}],
    ['requests.0.clientIP', '10.0.0.0/8 is not an address', {}],
    ['requests.0.port', '0 is not a port; ports go from 1 to 65535', {}],
    ['requests.0.headers.X-A', 'the value of the header X-A holds the end of a line or a NUL', { key: true }],
    ['requests.0.headers.X B', "X B is not the name of a header; write 'name: value'", { key: true }],
  ]);
  expect(requestFaults({ host: ' a.test\t', headers: { 'X-A': 'b' } }, [])).toEqual([]);
  expect(requestFaults('GET', [])).toEqual([]);
  expect(completeRequest({ scheme: 'http', host: 'a.test', path: '/' })).toEqual({
    scheme: 'http',
    method: 'GET',
    host: 'a.test',
    path: '/',
    headers: {},
  });
});

test('a port is a number with its protocol', () => {
  expect([8080, '8080', '53/udp', '9000/SCTP'].map(portOf)).toEqual([
    { value: { port: 8080, protocol: 'TCP' } },
    { value: { port: 8080, protocol: 'TCP' } },
    { value: { port: 53, protocol: 'UDP' } },
    { value: { port: 9000, protocol: 'SCTP' } },
  ]);
  for (const text of ['web', '80x', '0', '65536', '53/ICMP'])
    expect(portOf(text)).toEqual({ fault: `${text} is not a port; write 8080/TCP, 53/UDP or 9000/SCTP` });
});

test('where no controller is shown nobody answers, and it is said how to name one', () => {
  const [answer, ...others] = [request(analyze([]), 'http://a.test/')].flatMap(one =>
    'value' in one ? one.value : [],
  );
  expect(others).toEqual([]);
  expect(answer).toMatchObject({
    controller: 'none',
    outcome: 'unknown',
    code: 'missing-manifest',
    candidates: [],
    refused: false,
    responseHeaders: {},
  });
});
