import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOf } from '#analyze/facts.js';
import { run } from './run.js';

/** The real facts, counted. */
jest.mock('#analyze/facts.js', () => {
  const real = jest.requireActual<{ readonly factsOf: typeof factsOf }>('#analyze/facts.js');
  return { ...real, factsOf: jest.fn(real.factsOf) };
});

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;
const expectations = `apiVersion: gatewright.dev/v1
kind: Expectations
requests:
  - { request: http://shop.example/, answer: { backend: shop/web:80 } }
  - { request: http://shop.example/cart, answer: { backend: shop/web:80 } }
  - { request: http://other.example/, answer: { status: 404 } }
`;

test('three expectations of requests are held to facts that were made once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facts-once-'));
  writeFileSync(join(folder, 'ingress.yaml'), ingress);
  writeFileSync(join(folder, 'expected.txt'), expectations);
  writeFileSync(
    join(folder, 'gatewright.yaml'),
    'controllers: [{ kind: ingress-nginx }]\nexpectations: [expected.txt]\n',
  );
  const { code, err } = await run(['test', 'ingress.yaml'], folder);
  rmSync(folder, { recursive: true });
  expect({ code, err }).toEqual({ code: 0, err: '3 of 3 expectations hold\n' });
  expect(factsOf).toHaveBeenCalledTimes(1);
});
