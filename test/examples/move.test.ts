import { matchers } from '#testing/index.js';
import { move } from '../../examples/move/move.js';
import { namesOf } from '../constructs/shown.js';
import { answeredOtherwise, connectionsIn, violationsIn } from './asked.js';

expect.extend(matchers);

const app = move('unwritten');
const controllers = ['ingress-nginx', 'traefik'];

test('the check finds nothing, no warning either, and every manifest fits the API', () => {
  expect(app).toSynthesizeCleanly();
  expect(app.render().warnings).toEqual([]);
  expect(violationsIn(app)).toEqual([]);
});

test('both controllers answer every request alike', () => {
  expect(answeredOtherwise([['both', app]])).toEqual([]);
});

test('each controller has routes of its own, side by side', () => {
  const names = namesOf(app);
  expect(names).toEqual(expect.arrayContaining(['Ingress web', 'IngressRoute web', 'Ingress catalog']));
  expect(new Set(names).size).toBe(names.length);
});

test.each(controllers)('what %s is asked ends at the pods that it is meant for', controller => {
  expect(app).toAnswer('https://shop.example.com/', { controller, backend: 'shop/web:3000' });
  expect(app).toAnswer('https://shop.example.com/de/products/7', { controller, backend: 'shop/web:3000' });
  expect(app).toAnswer('https://shop.example.com/api/catalog/7', {
    controller,
    backend: 'shop/catalog:8080',
    path: '/7',
  });
  expect(app).toAnswer('http://shop.example.com/', { controller, redirect: 'https://shop.example.com/' });
});

test.each(controllers)('%s lets the import in from the network of the house alone', controller => {
  const url = 'https://shop.example.com/import';
  expect(app).toAnswer(url, { controller, backend: 'shop/web:3000', clientIP: '10.1.2.3' });
  expect(app).toAnswer(url, { controller, status: 403, clientIP: '203.0.113.7' });
});

test('both controllers reach what is exposed, and the shop what it calls', () => {
  expect(connectionsIn(app)).toEqual([
    'controller → catalog 8080',
    'controller → catalog 8080',
    'controller → web 3000',
    'controller → web 3000',
    'web → catalog 8080',
  ]);
});
