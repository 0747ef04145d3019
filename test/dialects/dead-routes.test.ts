import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { shadowsIn } from '#simulate/shadow/shadowing.js';
import { contracts } from './contracts.js';
import { readBack } from './read-back.js';

function route(name: string, path: IntentPath): IntentRoute {
  return {
    name,
    namespace: 'shop',
    hosts: ['a.test'],
    paths: [path],
    backends: [{ backend: { namespace: 'shop', service: name, port: 80 }, weight: 1 }],
    policies: {},
    labels: {},
    at: { file: name, line: 0, column: 0, endLine: 0, endColumn: 0 },
  };
}

const regex = (name: string, pattern: string): IntentRoute => route(name, { kind: 'regex', pattern });
const prefix = (name: string, path: string): IntentRoute => route(name, { kind: 'prefix', path });
const exact = (name: string, path: string): IntentRoute => route(name, { kind: 'exact', path });

describe.each(contracts.map(contract => [contract.dialect.name, contract] as const))('%s', (_, contract) => {
  test.each([
    ['a narrow expression behind a wide one', [regex('wide', '/a[0-9a-z]+'), regex('dead', '/a[0-9]+')]],
    ['an expression behind a longer prefix', [prefix('wide', '/api/x'), regex('dead', '/api[/]x/.*')]],
    [
      'an expression behind a prefix that is written so that it comes first',
      [prefix('wide', '/b/c'), regex('dead', '/b[/]c/[a-z]+/[a-z]+/[a-z]+/[a-z]+'), prefix('root', '/')],
    ],
    [
      'a narrow expression behind a wide one that is written so that it comes first',
      [regex('wide', '/ab.*'), regex('low', '/a[a-z]+/[a-z]+/[a-z]+/[a-z]+'), regex('dead', '/ab+')],
    ],
  ])('%s is found never to answer', (__, routes) => {
    const writing = contract.dialect.write({ routes }, contract.settings);
    expect(writing.refusals).toEqual([]);
    const { table } = readBack(contract, writing, { routes });
    expect([...new Set(shadowsIn(table).map(one => one.route.subject.name))]).toEqual(['dead']);
  });

  test('an expression beside the root and exact paths answers', () => {
    const routes = [
      prefix('root', '/'),
      regex('regex', '/v[0-9]+/.*'),
      exact('exact', '/v1/x'),
      prefix('longer', '/v1/a'),
    ];
    const { table } = readBack(contract, contract.dialect.write({ routes }, contract.settings), { routes });
    expect(shadowsIn(table)).toEqual([]);
  });
});
