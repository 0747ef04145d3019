import { clientReader } from '#simulate/request/client.js';

const believed = { header: 'X-Forwarded-For', believed: ['10.0.0.0/8'] };

test.each<[peer: string | undefined, told: readonly string[], client: string | undefined]>([
  ['10.0.0.1', [], '10.0.0.1'],
  ['10.0.0.1', ['192.0.2.7'], '192.0.2.7'],
  ['10.0.0.1', ['192.0.2.7, 10.0.0.2'], '192.0.2.7'],
  ['10.0.0.1', ['203.0.113.1, 192.0.2.7'], '192.0.2.7'],
  ['10.0.0.1', ['192.0.2.7', '10.0.0.2'], '192.0.2.7'],
  ['10.0.0.1', ['10.0.0.3,10.0.0.2'], '10.0.0.3'],
  ['10.0.0.1', ['192.0.2.7:4711'], '192.0.2.7'],
  ['10.0.0.1', ['[2001:db8::1]:4711'], '2001:db8::1'],
  ['10.0.0.1', ['unknown'], '10.0.0.1'],
  ['10.0.0.1', ['192.0.2.7, unknown, 10.0.0.2'], '10.0.0.2'],
  ['192.0.2.9', ['10.0.0.2'], '192.0.2.9'],
  [undefined, [], undefined],
  [undefined, ['10.0.0.2'], undefined],
])('a request of %s that was forwarded for %j comes from %s', (clientIP, told, client) => {
  const clientOf = clientReader(believed);
  expect(clientOf(clientIP === undefined ? {} : { clientIP }, new Map([['x-forwarded-for', told]]))).toBe(client);
});

test('where nobody is believed the peer is the client', () => {
  const clientOf = clientReader(undefined);
  expect(clientOf({ clientIP: '10.0.0.1' }, new Map([['x-forwarded-for', ['192.0.2.7']]]))).toBe('10.0.0.1');
});
