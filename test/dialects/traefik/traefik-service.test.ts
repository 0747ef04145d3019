import type { JsonObject } from '#model/json.js';
import { answerTo, ingressRoute, inShort, ofTraefik, readingOf, service, toWeb } from './reading.js';

const canary = ingressRoute('Path(`/`)', { services: [{ name: 't0', kind: 'TraefikService' }] });

function behind(...specs: readonly JsonObject[]): { readonly answer: string; readonly notes: readonly string[] } {
  const named = specs.map((spec, at) => ofTraefik('TraefikService', `t${at}`, spec));
  const reading = readingOf([canary, service('next'), ...named]);
  return { answer: answerTo('http://a.test/', reading), notes: reading.notes.map(inShort) };
}

const next = { name: 'next', port: 80 };
const to = (...names: readonly string[]): JsonObject => ({
  weighted: { services: names.map(name => ({ name, kind: 'TraefikService' })) },
});

test('services share the requests by weight, and one without weight gets none', () => {
  expect(
    behind({
      weighted: {
        services: [
          { ...toWeb, weight: 3 },
          { ...next, weight: 1 },
        ],
      },
    }).answer,
  ).toBe('web or next');
  expect(
    behind({
      weighted: {
        services: [
          { ...toWeb, weight: 0 },
          { ...next, weight: 1 },
        ],
      },
    }).answer,
  ).toBe('next');
});

test('a mirror and a fallback answer nothing', () => {
  expect(behind({ mirroring: { ...toWeb, mirrors: [{ ...next, percent: 50 }] } }).answer).toBe('web');
  expect(behind({ failover: { service: toWeb, fallback: next } }).answer).toBe('web');
});

test('on which answers a service falls back is a policy of its routes, whose requests it gets first', () => {
  const errors = { status: ['500-599'], maxRequestBodyBytes: 1024 };
  const whole = ofTraefik('TraefikService', 't0', { failover: { service: toWeb, fallback: next, errors } });
  const { table } = readingOf([canary, service('next'), whole]);
  const routes = table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  expect(routes.map(({ policies }) => policies.retries)).toContainEqual({
    attempts: 2,
    on: ['500-599'],
    maxBodySize: 1024,
    fallback: true,
  });
  expect(answerTo('http://a.test/', { table, notes: [] })).toBe('web');
});

test('one service that is missing takes the whole away', () => {
  const { answer, notes } = behind({ weighted: { services: [toWeb, { name: 'none', port: 80 }] } });
  expect(answer).toBe('404');
  expect(notes).toEqual([
    'ignored-value at spec.routes.0.services.0.name',
    'missing-reference at spec.weighted.services.1.name',
  ]);
});

test('a service that leads back to itself is not built', () => {
  expect(behind(to('t1'), to('t0')).answer).toBe('404');
});

test('services that share services do not multiply without end', () => {
  const pairs = Array.from({ length: 60 }, (_, at) => to(`t${at + 1}`, `t${at + 1}`));
  expect(behind(...pairs, { weighted: { services: [toWeb, next] } }).answer).toBe('web or next');
});

test('services within services are followed as deep as nobody writes them', () => {
  const nested = (depth: number): readonly JsonObject[] => Array.from({ length: depth }, (_, at) => to(`t${at + 1}`));
  expect(behind(...nested(150), { weighted: { services: [toWeb] } }).answer).toBe('web');
  expect(behind(...nested(5000), { weighted: { services: [toWeb] } }).answer).toBe('unknown too-deep');
});
