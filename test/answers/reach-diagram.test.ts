import { reachDiagram } from '#answers/diagram/reach-diagram.js';
import { analyze } from '#ask/index.js';
import { reachedIn } from '#ask/reach/reached.js';

const shop = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }, { name: live, port: 81, targetPort: 9090 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: /live, pathType: Prefix, backend: { service: { name: web, port: { number: 81 } } } }
`;
const guard = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }]
`;

/** The arrows from controllers. */
function fromControllers(text: string): readonly string[] {
  const reached = reachedIn(analyze([{ file: 'shop.yaml', text }]), {});
  const { arrows } = reachDiagram('fault' in reached ? [] : [reached.value]);
  return arrows
    .filter(({ from }) => from.startsWith('controller:'))
    .map(({ from, to, label, kind }) => `${from} → ${to}: ${label} (${kind})`);
}

test('a controller that gets through to several ports of a workload has one arrow to it', () => {
  expect(fromControllers(shop)).toEqual(['controller:ingress-nginx → shop/Deployment/web: TCP 8080, 9090 (sure)']);
});

test('a port that the network policies keep it from has an arrow of its own', () => {
  expect(fromControllers(shop + guard)).toEqual([
    'controller:ingress-nginx → shop/Deployment/web: TCP 8080 (sure)',
    'controller:ingress-nginx → shop/Deployment/web: TCP 9090 (never)',
  ]);
});
