import { ExternalService } from '#index.js';
import { faultsOf, shopWith, shown } from '../shown.js';

test('a host outside the cluster has a name inside', () => {
  const app = shopWith(chart => new ExternalService(chart, 'db', { host: 'db.example.com' }));
  expect(shown(app, 'Service db')).toBe(`apiVersion: v1
kind: Service
metadata:
  labels:
    app.kubernetes.io/managed-by: gatewright
  name: db
  namespace: shop
spec:
  externalName: db.example.com
  type: ExternalName
`);
  expect(app.render().faults).toEqual([]);
});

test.each([
  ['10.0.0.5', '10.0.0.5'],
  ['DB.example.com', 'DB.example.com'],
  ['*.example.com', '*.example.com'],
  ['', 'an empty text'],
])('%p is no host for it', (host, called) => {
  const app = shopWith(chart => new ExternalService(chart, 'db', { host }));
  expect(faultsOf(app)).toEqual([`[shop/db] host: ${called} is not a DNS name in lower case, such as db.example.com`]);
});
