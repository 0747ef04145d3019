import { violationsOf } from '../../made-resource.js';

function messagesOf(block: string, kubernetes = '1.36'): readonly string[] {
  const manifest = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: ${block} }] }] }
`;
  return violationsOf(manifest, { kubernetes }).map(({ severity, message }) => `${severity}: ${message}`);
}

test('bits beyond the prefix are seen', () => {
  expect(messagesOf('{ cidr: 10.0.0.1/8 }')).toEqual([
    expect.stringMatching(/^error: .*has bits set beyond its prefix of 8/),
  ]);
  expect(messagesOf('{ cidr: 10.0.0.0/8 }')).toEqual([]);
  expect(messagesOf('{ cidr: "2001:db8::1/32" }')).toHaveLength(1);
});

test('no network is a part of itself', () => {
  expect(messagesOf('{ cidr: 10.0.0.0/8, except: [10.0.0.0/8] }')).toEqual([
    expect.stringMatching(/is not a part of 10\.0\.0\.0\/8, so it excepts nothing$/),
  ]);
  expect(messagesOf('{ cidr: 10.0.0.0/8, except: [10.0.0.0/9] }')).toEqual([]);
});

test.each(['010.0.0.0/8', '10.0.0.0/08', '00010::/16'])('zeros before a number are an error from 1.36 on: %s', text => {
  expect(messagesOf(`{ cidr: "${text}" }`)).toEqual([expect.stringMatching(/^error: .*has zeros before a number/)]);
  expect(messagesOf(`{ cidr: "${text}" }`, '1.35')).toEqual([
    expect.stringMatching(/^warning: .*has zeros before a number/),
  ]);
});
