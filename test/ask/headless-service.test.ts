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

test('a headless Service is called by the protocol that is asked for', () => {
  const facts = analyze([{ file: 'shop.yaml', text: manifests }]);
  const asked = { from: 'shop/api', to: 'svc:shop/cache', port: 53 };
  expect(reach(facts, { ...asked, port: '53/UDP' })).toMatchObject({ value: { verdict: { verdict: 'allowed' } } });
  expect(reach(facts, { ...asked, port: '53/TCP' })).toMatchObject({ value: { verdict: { verdict: 'denied' } } });
  expect(reach(facts, asked)).toMatchObject({ value: { verdict: { verdict: 'denied' } } });
});

test('a Service has a port under a protocol', () => {
  const balanced = manifests
    .replace('clusterIP: None, ', '')
    .replace('protocol: UDP }] }', 'protocol: UDP }, { name: zones, port: 5353, targetPort: 53 }] }');
  const facts = analyze([{ file: 'shop.yaml', text: balanced }]);
  const verdictOf = (port: number | string) => {
    const reached = reach(facts, { from: 'shop/api', to: 'svc:shop/cache', port });
    const { verdict } = 'value' in reached ? reached.value : { verdict: reached };
    return 'reason' in verdict ? verdict.reason : 'verdict' in verdict ? verdict.verdict : verdict;
  };
  expect(verdictOf('53/UDP')).toBe('allowed');
  expect(verdictOf(53)).toBe('Service shop/cache has no port 53/TCP; it has 53/UDP');
  expect(verdictOf(54)).toBe('Service shop/cache has no port 54');
  // the container declares no TCP port, and the policy lets UDP in alone
  expect(verdictOf(5353)).toBe('denied');
});
