import { Chart } from 'cdk8s';
import type { NamespaceProps } from '#index.js';
import { definePlatform, ingressNginx } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from './shown.js';

const { Application, Namespace } = platform;

test('a namespace holds its pods to the restricted profile, and has no namespace itself', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop'));
  expect(shown(app, 'Namespace shop')).toBe(`apiVersion: v1
kind: Namespace
metadata:
  labels:
    pod-security.kubernetes.io/audit: restricted
    pod-security.kubernetes.io/audit-version: v1.36
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.36
    pod-security.kubernetes.io/warn: restricted
    pod-security.kubernetes.io/warn-version: v1.36
  name: shop
`);
});

test('a namespace denies both directions by default', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop'));
  expect(shown(app, 'NetworkPolicy default-deny')).toContain(`spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
`);
});

test('a namespace that somebody else makes gets the network policy alone', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop', { existing: true }));
  expect(namesOf(app)).toEqual(['NetworkPolicy default-deny']);
});

test('the namespace comes before what stands in it', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'shop/web:1' });
    new Namespace(chart, 'shop');
  });
  expect(namesOf(app)[0]).toBe('Namespace shop');
});

test('the standard of pod security is that of the version of Kubernetes that the platform runs', () => {
  const old = definePlatform({ controller: ingressNginx(), kubernetes: '1.34' });
  const app = new old.PlatformApp();
  new old.Namespace(new Chart(app, 'shop'), 'shop');
  expect(shown(app, 'Namespace shop')).toContain('enforce-version: v1.34');
});

test('what is refused, logged and warned of can differ', () => {
  const podSecurity = { enforce: 'baseline', warn: 'restricted', version: 'latest' } as const;
  const app = shopWith(chart => new Namespace(chart, 'shop', { podSecurity }));
  expect(shown(app, 'Namespace shop')).toContain(`    pod-security.kubernetes.io/audit: baseline
    pod-security.kubernetes.io/audit-version: latest
    pod-security.kubernetes.io/enforce: baseline
    pod-security.kubernetes.io/enforce-version: latest
    pod-security.kubernetes.io/warn: restricted
    pod-security.kubernetes.io/warn-version: latest
`);
});

test('a namespace says what its team may have, and what its containers get', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', {
      quota: { cpu: '10', memory: '20Gi', pods: 50, loadBalancers: 0, others: { 'count/jobs.batch': '20' } },
      limits: { default: { memory: '512Mi' }, max: { cpu: '4', memory: '8Gi' } },
    });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'ResourceQuota quota')).toContain(`spec:
  hard:
    count/jobs.batch: "20"
    pods: "50"
    requests.cpu: "10"
    requests.memory: 20Gi
    services.loadbalancers: "0"
`);
  expect(shown(app, 'LimitRange limits')).toContain(`spec:
  limits:
    - default:
        memory: 512Mi
      max:
        cpu: "4"
        memory: 8Gi
      type: Container
`);
});

test('where a namespace denies one direction, applications are closed in both by themselves', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop', { denies: 'ingress' });
    new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
  });
  expect(shown(app, 'NetworkPolicy default-deny')).not.toContain('Egress');
  expect(shown(app, 'NetworkPolicy db-isolation')).toContain(`spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: db
  policyTypes:
    - Ingress
    - Egress
`);
});

test('a namespace that denies nothing has no network policy', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop', { denies: 'none' }));
  expect(namesOf(app)).toEqual(['Namespace shop']);
});

test.each<[string, NamespaceProps, string]>([
  [
    'a version that is none',
    { podSecurity: { version: 'newest' } },
    'podSecurity.version: newest is not latest or a version of Kubernetes such as 1.36',
  ],
  [
    'an amount that is none',
    { quota: { memory: '20 GB' } },
    'quota.memory: 20 GB is not a quantity such as 250m or 128Mi; did you mean 20Gi',
  ],
  ['half a pod', { quota: { pods: 0.5 } }, 'quota.pods: 0.5 is not a whole number from 0'],
  [
    'a limit that is no amount',
    { limits: { max: { cpu: 'all' } } },
    'limits.max.cpu: all is not a quantity such as 250m or 128Mi',
  ],
  [
    'a quota for limits that applications do not have',
    { quota: { cpuLimit: '10' } },
    'quota.cpuLimit: pods without a limit are refused then, and applications have none; give limits.default.cpu',
  ],
  [
    'a label that is ours',
    { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    'labels.pod-security.kubernetes.io/enforce: pod security is said by podSecurity; leave the label away',
  ],
  [
    'labels of a namespace that somebody else makes',
    { existing: true, labels: { team: 'shop' } },
    'labels: somebody else makes the namespace (existing), and says so there; leave it away',
  ],

  [
    'a label of the API server',
    { labels: { 'kubernetes.io/metadata.name': 'shop' } },
    'labels.kubernetes.io/metadata.name: the API server sets it; leave the label away',
  ],
])('%s is a fault', (_, props, fault) => {
  expect(faultsOf(shopWith(chart => new Namespace(chart, 'shop', props)))).toEqual([`[shop/shop] ${fault}`]);
});

test('a namespace by another name than its chart, in which nothing of the chart is, is a fault', () => {
  const app = shopWith(chart => {
    new Namespace(chart, 'store');
    new Application(chart, 'web', { image: 'web:1', port: 80 });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/store] name: store is not the namespace of its chart, shop, and nothing of the chart is in it; give both one name',
  ]);
});

test('a chart may hold the namespaces of others, where its own has a construct or nothing to hold', () => {
  const filled = shopWith(chart => {
    new Namespace(chart, 'store');
    new Namespace(chart, 'shop', { existing: true });
    new Application(chart, 'web', { image: 'web:1', port: 80 });
  });
  const empty = shopWith(chart => new Namespace(chart, 'store'));
  const both = shopWith(chart => {
    new Namespace(chart, 'store');
    new Application(chart, 'web', { image: 'web:1', port: 80 });
    new Application(chart, 'stock', { image: 'stock:1', port: 8080, namespace: 'store' });
  });
  expect([filled, empty, both].flatMap(faultsOf)).toEqual([]);
});

test('whether a namespace denies is looked up by its name: a chart is not searched for each of its applications', () => {
  let searched = 0;
  shopWith(chart => {
    const { node } = chart;
    new Namespace(chart, 'shop');
    Object.defineProperty(node, 'children', { get: () => ((searched += 1), []) });
    for (const name of ['web', 'cart', 'pay']) new Application(chart, name, { image: `shop/${name}:1` });
  });
  expect(searched).toBe(0);
});

test('from the start an application beside a Namespace that denies does not close itself, and one without it does', () => {
  const isolated = (fill: (chart: Chart) => void): number => {
    const chart = new Chart(new platform.PlatformApp(), 'shop', { namespace: 'shop' });
    fill(chart);
    const { node } = new Application(chart, 'web', { image: 'shop/web:1' });
    return node.findChild('isolation').node.children.length;
  };
  expect(isolated(chart => new Namespace(chart, 'shop'))).toBe(0);
  expect(isolated(chart => new Namespace(chart, 'shop', { denies: 'ingress' }))).toBe(1);
  expect(isolated(chart => new Namespace(chart, 'other'))).toBe(1);
  expect(
    isolated(chart => {
      new Namespace(chart, 'shop');
      chart.node.tryRemoveChild('shop');
    }),
  ).toBe(1);
});

test('a quota for limits is none where the namespace gives them, and annotations stand where they are given', () => {
  const app = shopWith(
    chart =>
      new Namespace(chart, 'shop', {
        quota: { cpuLimit: '10' },
        limits: { default: { cpu: '1' } },
        annotations: { owner: 'team-a' },
      }),
  );
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'Namespace shop')).toContain('metadata:\n  annotations:\n    owner: team-a\n');
});
