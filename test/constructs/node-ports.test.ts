import { ApiObject, Chart } from 'cdk8s';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application } = platform;

test('a port of nodes that two Services ask for is a fault of the second, whoever asks first and wherever it stands', () => {
  const app = shopWith(chart => {
    const http = { http: { port: 8080, nodePort: 30080 } };
    new ApiObject(chart, 'old', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'old', namespace: 'shop' },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30081 }] },
    });
    new Application(chart, 'web', { image: 'web:1', ports: http, service: { type: 'NodePort' } });
    const other = new Chart(chart, 'other', { namespace: 'other' });
    new Application(other, 'api', { image: 'api:1', ports: http, service: { type: 'LoadBalancer' } });
    new Application(other, 'admin', {
      image: 'admin:1',
      ports: { http: { port: 8080, nodePort: 30081 }, dns: { port: 5353, protocol: 'UDP', nodePort: 30080 } },
      service: { type: 'NodePort' },
    });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/other/api] ports.http.nodePort: shop/web/service has 30080/TCP already, and a port of nodes leads to one Service; give another',
    '[shop/other/admin] ports.http.nodePort: shop/old has 30081/TCP already, and a port of nodes leads to one Service; give another',
  ]);
});

test('so is one that two ports of an application ask for', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', {
      image: 'web:1',
      ports: { http: { port: 8080, nodePort: 30080 }, admin: { port: 8081, nodePort: 30080 } },
      service: { type: 'NodePort' },
    });
  });
  expect(faultsOf(app)).toEqual(['[shop/web] ports.admin.nodePort: http has 30080/TCP already; give another']);
});
