import { matchers } from '#testing/index.js';
import { teamsBehindNginx, teamsBehindTraefik } from '../../examples/teams/controllers.js';
import { answeredOtherwise, connectionsIn, policiesFor, violationsIn } from './asked.js';

expect.extend(matchers);

const apps = [
  ['ingress-nginx', teamsBehindNginx('unwritten')],
  ['traefik', teamsBehindTraefik('unwritten')],
] as const;

test('both controllers answer every request alike', () => {
  expect(answeredOtherwise(apps)).toEqual([]);
});

describe.each(apps)('behind %s', (controller, app) => {
  test('the check finds nothing, and every manifest fits the API', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test.each([
    ['https://example.com/', 'storefront/web:80'],
    ['https://example.com/orders-archive', 'storefront/web:80'],
    ['https://example.com/orders', 'orders/order-api:80'],
    ['https://example.com/orders/7', 'orders/order-api:80'],
    ['https://nothing.example.com/', 'edge/nobody:8080'],
  ])('%s ends at %s', (url, backend) => {
    expect(app).toAnswer(url, { backend });
  });

  test('www leads to the host without it, and plain HTTP to https', () => {
    expect(app).toAnswer('https://www.example.com/cart', { redirect: 'https://example.com/' });
    expect(app).toAnswer('http://example.com/cart', { redirect: 'https://example.com/cart' });
  });

  test('the orders see the path without what the host knows them by', () => {
    expect(policiesFor(app, 'https://example.com/orders/7')).toHaveProperty('pathRewrite');
  });

  test('a page of the storefront stands in for its 503', () => {
    expect(policiesFor(app, 'https://example.com/cart')).toMatchObject({
      customErrors: { statuses: ['503'], backend: { namespace: 'storefront', service: 'sorry' } },
    });
    expect(app).toReach(`controller:${controller}`, 'storefront/sorry', 8080);
  });

  test('the teams reach each other by the two ports that they name, and nothing else of each other', () => {
    expect(connectionsIn(app)).toEqual([
      'controller → nobody 8080',
      'controller → order-api 8080',
      'controller → sorry 8080',
      'controller → web 3000',
      'order-api → order-store 6379',
      'order-api → web 8090',
      'web → order-api 8081',
    ]);
    expect(app).not.toReach('storefront/web', 'orders/order-store');
  });
});
