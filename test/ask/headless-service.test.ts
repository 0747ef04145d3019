import { analyze, reach } from '#ask/index.js';

const manifests = `
apiVersion: v1
kind: Service
metadata: { name: cache, namespace: shop }
spec: { clusterIP: None, selector: { app: cache }, ports: [{ name: lookup, port: 53, protocol: UDP }] }
---
apiVersion: v1
kind: Pod
metadata: { name: cache, namespace: shop, labels: { app: cache } }
spec: { containers: [{ name: cache, image: cache, ports: [{ containerPort: 53, protocol: UDP }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { containers: [{ name: api, image: api }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: cache, namespace: shop }
spec:
  podSelector: { matchLabels: { app: cache } }
  ingress: [{ ports: [{ port: 53, protocol: UDP }] }]
`;

test('a headless Service is called by the protocol of the port that it lists', () => {
  const facts = analyze([{ file: 'shop.yaml', text: manifests }]);
  const asked = { from: 'shop/api', to: 'svc:shop/cache', port: 53 };
  expect(reach(facts, asked)).toMatchObject({ value: { verdict: { verdict: 'allowed' } } });
  const tcp = analyze([
    { file: 'shop.yaml', text: manifests.replace(/(ports: .*)protocol: UDP( }\] })$/m, '$1protocol: TCP$2') },
  ]);
  expect(reach(tcp, asked)).toMatchObject({ value: { verdict: { verdict: 'denied' } } });
});
