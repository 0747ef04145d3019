import {
  analyze,
  applyEdits,
  check,
  connections,
  edits,
  expectations,
  optionFaults,
  reach,
  reachChanges,
  request,
  routes,
} from '#ask/index.js';
import type { ReadCertificate } from '#ask/index.js';
import type { Understood } from '#ask/index.js';

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;
const web = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 3000 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 3000 }] }] }
`;
const db = web.replaceAll('web', 'db').replaceAll('3000', '5432');
const closed = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }] }
`;
const files = [
  { file: 'ingress.yaml', text: ingress },
  { file: 'web.yaml', text: web },
  { file: 'db.yaml', text: `${db}---\n${closed}` },
];
const facts = analyze(files);

test('a diagnostic stands at its place in the text, and its edits mend it', () => {
  const text = web.replace('image: web', 'image: 1');
  const [found] = check(analyze([{ file: 'web.yaml', text }])).filter(({ fix }) => fix);
  expect(found?.at).toMatchObject({ file: 'web.yaml', line: 13, column: 46 });
  expect(applyEdits(text, found?.fix ? edits(found.fix, text) : [])).toBe(text.replace('image: 1', "image: '1'"));
});

test('a finding that is ignored says why, and a rule that is off says nothing', () => {
  const lonely = analyze(files.slice(0, 1));
  const [only] = check(lonely, { only: ['service-missing'] });
  expect(only?.rule).toBe('service-missing');
  const [ignored] = check(lonely, { only: ['service-missing'], ignore: [{ kind: 'Ingress', reason: 'made by hand' }] });
  expect(ignored?.suppressed?.reason).toBe('made by hand');
  expect(check(lonely, { only: ['service-missing'], rules: { 'service-missing': 'off' } })).toEqual([]);
});

test('a request is answered, down to the pods', () => {
  expect(valueOf(request(facts, 'http://shop.example.com/cart'))).toMatchObject([
    { controller: 'ingress-nginx', outcome: 'backend', backend: { service: 'web', port: 80 }, pods: { port: 3000 } },
  ]);
  expect(request(facts, 'shop')).toMatchObject({ fault: expect.stringMatching(/^shop is not a URL/) });
});

test('routes stand in match order', () => {
  const [of] = routes(facts);
  const hosts = of?.listeners.flatMap(one => one.hosts.map(({ host }) => host));
  expect(hosts).toContain('shop.example.com');
});

test('a connection is let through or not, with the line that decides', () => {
  const allowed = valueOf(reach(facts, { from: 'shop/web', to: 'shop/db', port: 5432 }));
  const denied = valueOf(reach(facts, { from: '192.0.2.1', to: 'shop/db', port: '5432/TCP', explain: true }));
  expect(allowed.verdict.verdict).toBe('allowed');
  expect(allowed.verdict.because.flatMap(({ at }) => at?.file ?? [])).toEqual(['db.yaml']);
  expect(denied.verdict.verdict).toBe('denied');
  expect(denied.why?.explanation.map(({ direction }) => direction)).toEqual(['egress', 'ingress']);
  expect(denied.why?.turning).toBeDefined();
  expect(reach(facts, { from: 'web', to: 'shop/db' })).toMatchObject({ fault: expect.stringMatching(/^web names no/) });
  expect(reach(facts, { from: 'shop/web', to: 'shop/db', port: 0 })).toMatchObject({ fault: expect.any(String) });
});

test('connections are listed, and two lists compared', () => {
  const [now, before] = [facts, analyze(files.slice(0, 2).concat({ file: 'db.yaml', text: db }))].map(
    one => valueOf(connections(one, { to: 'shop/db' })).allowed,
  );
  const { added, removed } = reachChanges(before ?? [], now ?? []);
  expect(added).toEqual([]);
  expect(removed.map(({ from }) => from.kind)).toContain('ip');
  expect(connections(facts, { to: 'shop/nobody' })).toEqual({
    fault: 'no workload among the manifests is called shop/nobody',
  });
});

test('expectations hold, do not hold, or are unknown', () => {
  const results = expectations(facts, {
    requests: [{ request: 'http://shop.example.com/', answer: { backend: 'shop/web:80' } }],
    reach: [
      { from: 'internet', to: 'shop/db', allowed: true },
      { from: 'nowhere', to: 'shop/db', allowed: true },
    ],
  });
  expect(results.map(({ holds }) => holds)).toEqual([true, false, 'unknown']);
  expect(expectations(facts, {})).toEqual([]);
});

test('what cannot be read is told, of manifests and of definitions', () => {
  const broken = { file: 'broken.yaml', text: 'kind: Service\napiVersion: v1\nmetadata: { name: [broken }\n' };
  const { unreadable } = analyze([broken, ...files], { crds: [{ ...broken, file: 'crd.yaml' }] });
  expect(unreadable.map(({ at }) => at.file)).toEqual(['broken.yaml', 'crd.yaml']);
});

test('a definition from beside the manifests counts', () => {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shops.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Shop, plural: shops }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: integer } } } } } }
`;
  const shop = 'apiVersion: example.com/v1\nkind: Shop\nmetadata: { name: a }\nspec: { size: large }\n';
  const found = (crds: readonly string[]) =>
    check(
      analyze([{ file: 'shop.yaml', text: shop }], { crds: crds.map(text => ({ file: 'crd.yaml', text })) }),
    ).flatMap(({ severity, at }) => (severity === 'error' ? [at.line] : []));
  expect([found([]), found([crd])]).toEqual([[], [4]]);
});

test('controllers are those that are named, and what is not given has its default', () => {
  const both = analyze(files, {
    controllers: [{ kind: 'ingress-nginx' }, { kind: 'traefik', name: 'public', version: '3.7' }],
    cni: 'none',
  });
  expect(routes(both).map(({ controller }) => controller)).toEqual(['ingress-nginx', 'public']);
  expect(valueOf(reach(both, { from: 'internet', to: 'shop/db' })).verdict.verdict).toBe('allowed');
});

test('options that nobody knows are told, with what is known', () => {
  const faults = optionFaults({
    kubernetes: '1.99',
    cni: 'calicoo',
    controllers: [{ kind: 'traefik', version: '9.9' }],
  });
  expect(faults.map(({ path }) => path)).toEqual([['kubernetes'], ['cni'], ['controllers', 0, 'version']]);
  expect(faults[1]?.says).toMatch(/^no CNI is called calicoo; did you mean calico\?/);
  expect(optionFaults({})).toEqual([]);
});

function valueOf<Value>(understood: Understood<Value>): Value {
  if ('fault' in understood) throw new Error(understood.fault);
  return understood.value;
}

test('the default of a reader of certificates is none, and one that is given is asked', () => {
  const secret = {
    file: 'tls.yaml',
    text: `apiVersion: v1
kind: Secret
metadata: { name: web-tls, namespace: shop }
type: kubernetes.io/tls
data: { tls.crt: ${Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64')}, tls.key: a2V5 }
`,
  };
  const served = {
    ...files[0],
    file: 'i.yaml',
    text: `${ingress}  tls: [{ hosts: [shop.example.com], secretName: web-tls }]\n`,
  };
  const asked: string[] = [];
  const readCertificate = (pem: string): ReturnType<ReadCertificate> => {
    asked.push(pem);
    return { kind: 'broken', because: 'no certificate', key: 'tls.crt' };
  };
  check(analyze([served, secret], { readCertificate }));
  expect(asked.join()).toContain('BEGIN CERTIFICATE');
});

test('a controller that listens elsewhere does not answer in place of the one that listens', () => {
  const listening = [
    { kind: 'traefik', name: 'edge', static: { entryPoints: { web: { address: ':8000' } } } },
    { kind: 'ingress-nginx', name: 'public' },
  ] as const;
  const two = analyze(files, { controllers: listening });
  expect(valueOf(request(two, 'http://shop.example.com:80/')).map(({ controller }) => controller)).toEqual(['public']);
  const none = analyze(files, { controllers: listening.slice(0, 1) });
  expect(valueOf(request(none, 'http://shop.example.com:80/'))).toMatchObject([
    { controller: 'edge', outcome: 'unknown', code: 'no-listener' },
  ]);
});

test('a request is sent as it is written, and has the details that are given alone', () => {
  const [plain] = valueOf(request(facts, 'HTTP://user@shop.example.com/a/../b?q=1#part'));
  expect(plain?.request).toEqual({
    scheme: 'http',
    method: 'GET',
    host: 'shop.example.com',
    path: '/a/../b?q=1',
    headers: {},
  });
  const [told] = valueOf(request(facts, 'http://shop.example.com:8080', { clientIP: '192.0.2.1', entryPoint: 'web' }));
  expect(told?.request).toEqual({
    scheme: 'http',
    method: 'GET',
    host: 'shop.example.com:8080',
    path: '/',
    headers: {},
    clientIP: '192.0.2.1',
    entryPoint: 'web',
  });
  const [ported] = valueOf(request(facts, 'https://shop.example.com:8443/', { sni: 'a.example' }));
  expect(ported?.request).toMatchObject({ scheme: 'https', port: 8443, sni: 'a.example' });
});

test('what an expectation wants is held to each part of the answer, on the controller that it names', () => {
  const redirecting = {
    file: 'ingress.yaml',
    text: ingress.replace(
      'namespace: shop }',
      'namespace: shop, annotations: { nginx.ingress.kubernetes.io/permanent-redirect: "https://new.example/" } }',
    ),
  };
  const moved = analyze([redirecting, ...files.slice(1)]);
  const holds = (answer: Record<string, string | number>, controller?: string): unknown =>
    expectations(moved, {
      requests: [{ request: 'http://shop.example.com/', answer, ...(controller !== undefined && { controller }) }],
    })[0]?.holds;
  expect(holds({ redirect: 'https://new.example/' })).toBe(true);
  expect(holds({ redirect: 'https://old.example/' })).toBe(false);
  expect(holds({ status: 301 })).toBe(true);
  expect(holds({ status: 302 })).toBe(false);
  expect(holds({ backend: 'shop/web:80' })).toBe(false);
  expect(holds({ status: 301 }, 'ingress-nginx')).toBe(true);
  expect(holds({ status: 301 }, 'nobody')).toBe('unknown');
  const [lost] = expectations(moved, {
    requests: [{ request: 'http://shop.example.com/', answer: { status: 301 }, controller: 'nobody' }],
  });
  expect(lost?.got).toBe('no controller is called nobody');
});

test('a connection of which the manifests do not tell is no connection that is refused', () => {
  const open = analyze([
    { file: 'web.yaml', text: web },
    {
      file: 'closed.yaml',
      text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: edge } } }] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: far, namespace: other }
spec: { selector: { matchLabels: { app: far } }, template: { metadata: { labels: { app: far } }, spec: { containers: [{ name: far, image: far }] } } }
`,
    },
  ]);
  const asked = { from: 'other/far', to: 'shop/web', port: 3000 };
  expect(valueOf(reach(open, asked)).verdict).toMatchObject({ verdict: 'unknown' });
  expect(valueOf(reach(open, { ...asked, explain: true })).why).toBeDefined();
  const [result] = expectations(open, { reach: [{ from: 'other/far', to: 'shop/web', allowed: false }] });
  expect(result?.holds).toBe('unknown');
  expect(result?.got).toMatch(/^unknown, because /);
});
