import { Chart } from 'cdk8s';
import type { ControllerName, Controller, PlatformApp, PlatformProps } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { run } from '../../../cli/run.js';
import { namesOf, shown } from '../../shown.js';

/** A blog whose certificate comes from an issuer, in a namespace that denies by default. */
function blog(
  controller: Controller,
  given: Partial<PlatformProps<ControllerName>> = {},
  host = 'blog.example.com',
): PlatformApp {
  const {
    Application,
    Namespace,
    Route,
    PlatformApp: App,
  } = definePlatform({
    controller,
    tls: { issuer: 'letsencrypt' },
    ...given,
  });
  const app = new App();
  const chart = new Chart(app, 'blog', { namespace: 'blog' });
  new Namespace(chart, 'ns', { name: 'blog' });
  const web = new Application(chart, 'web', { image: 'blog:1', port: 3000, expose: { host } });
  new Route(chart, 'feed', { to: web, host, path: '/feed' });
  return app;
}

/**
 * What cert-manager makes while it is asked to show that the host is ours.
 * (cert-manager v1.19, pkg/issuer/acme/http/pod.go: buildDefaultPod and podLabels; service.go: buildService; ingress.go:
 * buildIngressResource, ingressPath, with the class of the solver's ingress)
 */
function challenge(ingressClass: string): string {
  return `
---
apiVersion: v1
kind: Pod
metadata:
  name: cm-acme-http-solver-abcde
  namespace: blog
  labels: { acme.cert-manager.io/http01-solver: "true", acme.cert-manager.io/http-domain: "1", acme.cert-manager.io/http-token: "2" }
spec:
  containers:
    - { name: acmesolver, image: "quay.io/jetstack/cert-manager-acmesolver:v1.19.0", ports: [{ name: http, containerPort: 8089 }] }
---
apiVersion: v1
kind: Service
metadata: { name: cm-acme-http-solver-fghij, namespace: blog }
spec:
  type: NodePort
  selector: { acme.cert-manager.io/http01-solver: "true", acme.cert-manager.io/http-domain: "1", acme.cert-manager.io/http-token: "2" }
  ports: [{ name: http, port: 8089, targetPort: 8089 }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cm-acme-http-solver-klmno
  namespace: blog
  annotations: { nginx.ingress.kubernetes.io/whitelist-source-range: "0.0.0.0/0,::/0" }
spec:
  ingressClassName: ${ingressClass}
  rules:
    - host: blog.example.com
      http:
        paths:
          - path: /.well-known/acme-challenge/TOKEN
            pathType: ImplementationSpecific
            backend: { service: { name: cm-acme-http-solver-fghij, port: { number: 8089 } } }
`;
}

const controllers = { nginx: ingressNginx(), traefik: traefik() };

test.each(Object.entries(controllers))(
  'under default deny %s reaches the pods that answer for the certificate',
  async (_, controller) => {
    const manifests = `${blog(controller).synthYaml()}${challenge(controller.kind === 'traefik' ? 'traefik' : 'nginx')}`;
    const reach = ['reach', '--from', `controller:${controller.kind}`, '--to', 'blog/cm-acme-http-solver-abcde'];
    expect((await run([...reach, '--port', '8089', '-'], __dirname, manifests)).out).toContain('allowed');
    expect((await run([...reach, '--port', '8080', '-'], __dirname, manifests)).out).toContain('denied');
  },
);

test.each(Object.entries(controllers))(
  'the challenge over plain HTTP gets past the redirect of %s to the pods that answer',
  async (_, controller) => {
    const manifests = `${blog(controller).synthYaml()}${challenge(controller.kind === 'traefik' ? 'traefik' : 'nginx')}`;
    const url = 'http://blog.example.com/.well-known/acme-challenge/TOKEN';
    const { out } = await run(['request', url, '-o', 'json', '-'], __dirname, manifests);
    expect(out).toContain('cm-acme-http-solver-fghij');
    expect(out).not.toContain('denied');
  },
);

test('one network policy does for all routes of a namespace', () => {
  const policies = namesOf(blog(ingressNginx())).filter(name => name.includes('http01'));
  expect(policies).toEqual(['NetworkPolicy acme-http01-solver-from-ingress-nginx']);
  expect(shown(blog(ingressNginx()), 'NetworkPolicy acme-http01-solver-from-ingress-nginx')).toContain(`    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
          podSelector:
            matchLabels:
              app.kubernetes.io/component: controller
              app.kubernetes.io/name: ingress-nginx
      ports:
        - port: 8089
          protocol: TCP
  podSelector:
    matchLabels:
      acme.cert-manager.io/http01-solver: "true"
`);
});

test.each<[string, PlatformApp]>([
  ['by DNS', blog(ingressNginx(), { tls: { issuer: 'letsencrypt', challenge: 'dns01' } })],
  ['for a wildcard', blog(ingressNginx(), {}, '*.example.com')],
  ['by hand', blog(ingressNginx(), { tls: { secret: 'blog-tls' } })],
])('where a certificate is had %s nothing is opened for solvers', (_, app) => {
  expect(namesOf(app).filter(name => name.includes('http01'))).toEqual([]);
});
