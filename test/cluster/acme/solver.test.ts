import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { solverFor } from '#cluster/acme/solver.js';

function resource(kind: string, metadata: JsonObject, spec: JsonObject): Resource {
  const [apiVersion, namespace, name] = ['cert-manager.io/v1', 'shop', 'one'];
  const value = { apiVersion, kind, metadata: { name, namespace, ...metadata }, spec };
  const at = { file: 'shop.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { apiVersion, kind, namespace, name, value, locate: () => at };
}

const http01 = (ingressClassName: string, selector?: JsonObject): JsonObject => ({
  http01: { ingress: { ingressClassName } },
  ...(selector && { selector }),
});
const dns01 = (selector?: JsonObject): JsonObject => ({ dns01: { route53: {} }, ...(selector && { selector }) });

function solved(solvers: readonly JsonObject[], name: string, labels: JsonObject = {}): string {
  const issuer = resource('ClusterIssuer', {}, { acme: { solvers } });
  const solver = solverFor(issuer, name, resource('Certificate', { labels }, {}));
  return solver.kind === 'ingress' ? (textOf(solver.ingress['ingressClassName']) ?? '') : solver.kind;
}

test('of solvers without a selector the first is taken', () => {
  expect(solved([http01('a'), http01('b')], 'shop.example.com')).toBe('a');
});

test('a wildcard is proved by DNS, whatever stands before it', () => {
  expect(solved([http01('a'), dns01()], '*.example.com')).toBe('dns');
  expect(solved([http01('a')], '*.example.com')).toBe('none');
});

test('a name goes before a zone, a longer zone before a shorter one, a zone before labels', () => {
  const solvers = [
    http01('any'),
    http01('labels', { matchLabels: { team: 'a' } }),
    http01('zone', { dnsZones: ['example.com'] }),
    http01('deep', { dnsZones: ['shop.example.com'] }),
    http01('name', { dnsNames: ['www.shop.example.com'] }),
  ];
  expect(solved(solvers, 'example.org')).toBe('any');
  expect(solved(solvers, 'example.org', { team: 'a' })).toBe('labels');
  expect(solved(solvers, 'blog.example.com', { team: 'a' })).toBe('zone');
  expect(solved(solvers, 'cart.shop.example.com')).toBe('deep');
  expect(solved(solvers, 'www.shop.example.com')).toBe('name');
});

test('a zone is a zone by whole labels, without regard to case', () => {
  const solvers = [http01('zone', { dnsZones: ['Example.com'] })];
  expect(solved(solvers, 'example.com')).toBe('zone');
  expect(solved(solvers, 'badexample.com')).toBe('none');
});

test('all parts of a selector hold', () => {
  const solvers = [http01('both', { dnsZones: ['example.com'], matchLabels: { team: 'a' } })];
  expect(solved(solvers, 'shop.example.com')).toBe('none');
  expect(solved(solvers, 'shop.example.com', { team: 'a' })).toBe('both');
});

test('a solver of Gateway API is one', () => {
  expect(solved([{ http01: { gatewayHTTPRoute: { parentRefs: [] } } }], 'shop.example.com')).toBe('gateway');
});

test('names are proved by a route of Gateway API too, and by nothing that is not known', () => {
  expect(solved([{ http01: { gatewayHTTPRoute: {} } }], 'example.com')).toBe('gateway');
  expect(solved([{ http01: {} }], 'example.com')).toBe('none');
  expect(solved([{ http01: {}, dns01: {} }], 'example.com')).toBe('dns');
});
