import { matchers } from '#testing/index.js';
import { said } from './messages.js';
import { shop } from './shop.js';

expect.extend(matchers);
const { app } = shop();

test('who calls reaches, and nobody else', () => {
  expect(app).toReach('shop/web', 'shop/api', 8080);
  expect(app).toReach('shop/api', 'shop/db', '5432/TCP');
  expect(app).toReach('controller:traefik', 'shop/web', 3000);
  expect(app).not.toReach('shop/web', 'shop/db', 5432);
  expect(app).not.toReach('shop/web', 'shop/api', 9090);
  expect(app).not.toReach('internet', 'shop/db');
});

test('without a port, anything that gets through counts', () => {
  expect(app).toReach('shop/web', 'shop/api');
  expect(app).not.toReach('shop/web', 'shop/db');
});

test('a connection that is denied says which policies deny it, and the way out in manifests and in code', () => {
  const { passes, says } = said(app, 'toReach', ['shop/web', 'shop/db', 5432]);
  expect(passes).toBe(false);
  expect(says).toMatch(
    /^expect\(app\)\.toReach\("shop\/web", "shop\/db", 5432\)\n\nshop\/web → shop\/db on TCP 5432: denied\n/,
  );
  expect(says).toContain('network policy shop/db-from-api selects shop/Deployment/db and no rule lets TCP 5432 in');
  expect(says).toContain('the smallest change that would allow it:');
  expect(says).toMatch(/\n {2}in code: name shop\/db in the calls of shop\/web, which opens both ends$/);
});

test('a connection that gets through and is not to says which policy lets it, and what would close it', () => {
  const { passes, says } = said(app, 'toReach', ['shop/web', 'shop/api', 8080], 'not');
  expect(passes).toBe(false);
  expect(says).toContain('network policy shop/api-from-web lets TCP 8080 in from shop/Deployment/web');
  expect(says).toContain('the smallest change that would deny it:');
});

test.each([
  [['shop/web', 'shop/nobody'], 'no workload among the manifests is called shop/nobody'],
  [['shop/web', 'nobody'], 'nobody names no end of a connection'],
  [['shop/web', 'shop/api', 'http'], 'http is not a port'],
  [['shop/web', undefined], 'both ends are texts'],
] as const)('an end or a port that is none fails, also with not: %j', (args, why) => {
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(app, 'toReach', args, not);
    expect(passes).toBe(false);
    expect(says).toContain(why);
  }
});
