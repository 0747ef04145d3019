import { challengesOf } from '#cluster/acme/challenges.js';
import { solverResources } from '#cluster/acme/solver-resources.js';
import { clusterOf } from '#cluster/cluster.js';
import { annotationsOf, labelsOf, specOf } from '#model/resource.js';
import { parseManifest } from '#parse/manifests.js';

const certificate = (metadata = '') => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop, annotations: { note: x${metadata} } }
spec: { secretName: web, dnsNames: [shop.example, shop.example, ""], issuerRef: { name: acme } }
`;
const ingress = (name: string, annotations = '') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop, annotations: { note: x${annotations} } }
spec: { tls: [{ hosts: [shop.example], secretName: web }], rules: [{ host: shop.example, http: { paths: [{ path: /, pathType: Prefix }] } }, { host: blog.example }] }
`;
const issuer = (solver: string) => `apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: acme, namespace: shop }
spec: { acme: { solvers: [{ http01: { ingress: ${solver} } }] } }
`;
const path = {
  path: '/.well-known/acme-challenge/token',
  pathType: 'Exact',
  backend: { service: { name: 'cm-acme-http-solver-7', port: { number: 8089 } } },
};
const everyone = { 'nginx.ingress.kubernetes.io/whitelist-source-range': '0.0.0.0/0,::/0' };
const labels = { 'acme.cert-manager.io/http01-solver': 'true', 'acme.cert-manager.io/http-domain': '7' };

function made(...manifests: readonly string[]) {
  const cluster = clusterOf(parseManifest('shop.yaml', manifests.join('---\n')).resources);
  const [challenge, ...others] = challengesOf(cluster);
  expect(others).toEqual([]);
  if (challenge?.solver.kind !== 'ingress') throw new Error('no challenge is answered by an Ingress');
  return solverResources(cluster, { ...challenge, solver: challenge.solver }, 7);
}

function ingressOf(...manifests: readonly string[]) {
  const found = made(...manifests)?.ingress;
  return found && { name: found.name, annotations: annotationsOf(found), spec: specOf(found) };
}

test('cert-manager makes a Pod, a Service and an Ingress of its own', () => {
  const all = made(
    certificate(),
    issuer('{ ingressClassName: nginx, podTemplate: { metadata: { labels: { team: a } } } }'),
  );
  expect(all && { ...all, pod: labelsOf(all.pod), service: specOf(all.service), ingress: specOf(all.ingress) }).toEqual(
    {
      name: 'cm-acme-http-solver-7',
      namespace: 'shop',
      path: '/.well-known/acme-challenge/token',
      pod: { ...labels, team: 'a' },
      service: { selector: labels, ports: [{ name: 'http', port: 8089, targetPort: 8089, protocol: 'TCP' }] },
      ingress: { ingressClassName: 'nginx', rules: [{ host: 'shop.example', http: { paths: [path] } }] },
    },
  );
});

test.each([
  ['nothing', '{}', '', everyone, undefined],
  ['a class by annotation', '{ class: nginx }', '', { ...everyone, 'kubernetes.io/ingress.class': 'nginx' }, undefined],
  [
    'who may ask',
    '{ ingressTemplate: { metadata: { annotations: { nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8 } } } }',
    '',
    { 'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8' },
    undefined,
  ],
  [
    'a class that the Certificate overrides',
    '{ ingressClassName: nginx }',
    ', acme.cert-manager.io/http01-override-ingress-ingressclassname: traefik',
    everyone,
    'traefik',
  ],
  [
    'a class that the Certificate overrides by annotation',
    '{ ingressClassName: nginx }',
    ', acme.cert-manager.io/http01-override-ingress-class: traefik',
    { ...everyone, 'kubernetes.io/ingress.class': 'traefik' },
    undefined,
  ],
])('the Ingress where the issuer says %s', (_, solver, override, annotations, className) => {
  const found = ingressOf(certificate(override), issuer(solver));
  expect([found?.annotations, found?.spec['ingressClassName']]).toEqual([annotations, className]);
});

test('the path goes into an Ingress that is there, first of its host or with the host', () => {
  const rules = (rule: object) => [
    { host: 'shop.example', http: { paths: [path, { path: '/', pathType: 'Prefix' }] } },
    { host: 'blog.example' },
    rule,
  ];
  const [first, second] = rules({});
  expect(ingressOf(certificate(), issuer('{ name: web }'), ingress('web'))?.spec['rules']).toEqual([first, second]);
  const other = ingress('web').replace('rules: [{ host: shop.example', 'rules: [{ host: cart.example');
  expect(ingressOf(certificate(), issuer('{ name: web }'), other)?.spec['rules']).toEqual([
    { host: 'cart.example', http: { paths: [{ path: '/', pathType: 'Prefix' }] } },
    second,
    { host: 'shop.example', http: { paths: [path] } },
  ]);
});

test('an Ingress that is not there takes no path', () => {
  expect(made(certificate(), issuer('{ name: none }'), ingress('web'))).toBeUndefined();
});

test.each([
  ['acme.cert-manager.io/http01-edit-in-place: "true"', 'web', undefined],
  ['acme.cert-manager.io/http01-ingress-ingressclassname: traefik', 'cm-acme-http-solver-7', 'traefik'],
  ['note2: x', 'cm-acme-http-solver-7', 'nginx'],
])('an Ingress that asks with %s', (annotation, name, className) => {
  const found = ingressOf(
    ingress('web', `, cert-manager.io/issuer: acme, ${annotation}`),
    issuer('{ ingressClassName: nginx }'),
  );
  expect([found?.name, found?.spec['ingressClassName']]).toEqual([name, className]);
});
