import { matchers } from '#testing/index.js';
import { canary } from '../../examples/canary/canary.js';
import { answeredOtherwise, answersTo, connectionsIn, forEachController, policiesFor } from './asked.js';

expect.extend(matchers);

const apps = forEachController(canary);
const order = 'http://api.example.com/orders/7';

// The host has no certificate: ingress-nginx answers https with one of its own, Traefik has no router there.
test('both controllers answer every plain request alike', () => {
  const otherwise = answeredOtherwise(apps).map(one => one.request);
  expect(otherwise.filter(one => !one.startsWith('GET https://'))).toEqual([]);
});

describe.each(apps)('behind %s', (controller, app) => {
  const shares =
    controller === 'traefik' ? 'orders/orders 9, orders/orders-next 1' : 'orders/orders 90, orders/orders-next 10';

  test('one request in ten goes to the next version, without what the host knows the orders by', () => {
    expect(answersTo(app, order)).toEqual([shares]);
    expect(policiesFor(app, order)).toHaveProperty('pathRewrite');
  });

  test('the controller calls both versions, and nobody else calls anything', () => {
    expect(connectionsIn(app)).toEqual(['controller → orders 8000', 'controller → orders-next 8080']);
    expect(app).not.toReach('orders/orders-next', 'orders/orders');
  });
});
