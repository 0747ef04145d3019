import { answer } from '#simulate/answer/answer.js';
import { ingress, readingOf } from './reading.js';

const controller = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
spec:
  template:
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.15.1
          args:
            - /nginx-ingress-controller
            - --configmap=$(POD_NAMESPACE)/ingress-nginx-controller
            - --default-backend-service=$(POD_NAMESPACE)/errors
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
data: { force-ssl-redirect: "true" }
---
apiVersion: v1
kind: Service
metadata: { name: errors, namespace: ingress-nginx }
spec: { ports: [{ port: 8080 }] }
`;

function ask(host: string, path: string, scheme: 'http' | 'https' = 'http') {
  const { table } = readingOf([controller, ingress({}, 'web', '/cart')].join('\n---\n'));
  return answer(table, { scheme, method: 'GET', host, path, headers: {} });
}

test('the ConfigMap is found through the flags of the controller among the manifests', () => {
  expect(ask('shop.example.com', '/cart')).toMatchObject({
    outcome: 'redirect',
    location: 'https://shop.example.com/cart',
  });
});

test('the default backend of the flags answers what no Ingress has', () => {
  const errors = { outcome: 'backend', backend: { namespace: 'ingress-nginx', service: 'errors', port: 8080 } };
  expect(ask('other.example.com', '/')).toMatchObject(errors);
  expect(ask('shop.example.com', '/unknown', 'https')).toMatchObject(errors);
});
