import { Chart, YamlOutputType } from 'cdk8s';
import { calico, cni, definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf, platform, shopWith, shown } from './shown.js';

/** What plain JavaScript can give, past TypeScript. */
function odd(props: unknown): never {
  return props as never;
}

/** What an app of a platform says of it. */
function saidOf(props: object): readonly string[] {
  const { PlatformApp } = definePlatform(odd({ controller: traefik(), ...props }));
  const app = new PlatformApp();
  new Chart(app, 'shop');
  return faultsOf(app);
}

test.each<[string, object, string]>([
  [
    'a controller in the network of nodes that are not named',
    { controller: ingressNginx({ hostNetwork: odd(true) }) },
    'controller.hostNetwork.nodes: true is not a list of texts',
  ],
  [
    'a class in the words of Helm',
    { controller: ingressNginx(odd({ class: 'internal' })) },
    'controller.class: there is no such prop; there is name, version, namespace, podLabels, hostNetwork and ingressClass, for ingress-nginx configMap and flags, for Traefik static',
  ],
  [
    'a name for a controller',
    { controller: ingressNginx(odd('nginx')) },
    'controller: "nginx" is not an object such as { namespace: "ingress" }',
  ],
  [
    'a namespace with capitals',
    { controller: ingressNginx({ namespace: 'Ingress' }) },
    'controller.namespace: "Ingress" is not the name of a namespace',
  ],
  [
    'a class with a blank',
    { controller: ingressNginx({ ingressClass: 'My Class' }) },
    'controller.ingressClass: "My Class" is not the name of a class: a-z, 0-9, inner dashes and dots',
  ],
  [
    'a misspelt key of the ConfigMap',
    { controller: ingressNginx({ configMap: { 'proxy-bodysize': '8m' } }) },
    'controller: configMap.proxy-bodysize: ingress-nginx reads no proxy-bodysize of its ConfigMap; did you mean proxy-body-size?',
  ],
  [
    'a key of a ConfigMap that is a prop of Helm',
    { controller: ingressNginx({ configMap: { hostNetwork: 'true' } }) },
    'controller: configMap.hostNetwork: ingress-nginx reads no hostNetwork of its ConfigMap; leave it away',
  ],
  [
    'a misspelt flag',
    { controller: ingressNginx({ flags: { 'enable-ssl-passtrough': true } }) },
    'controller: flags.enable-ssl-passtrough: ingress-nginx has no flag enable-ssl-passtrough; did you mean enable-ssl-passthrough?',
  ],
  [
    'a Secret that stands in a namespace, without it',
    { elsewhere: ['Secret/db'] },
    'elsewhere.0: Secret/db has no namespace; write Secret/NAMESPACE/db',
  ],
  [
    'a version of Calico that never was',
    { cni: calico({ version: '9.9' }) },
    expect.stringMatching(/^cni\.version: calico has no version 9\.9; known are /) as never,
  ],
  [
    'a version of a network that has none',
    { cni: cni('conformant', { version: '1.17' }) },
    'cni.version: conformant has no versions; leave it away',
  ],
  [
    'DNS by its program',
    { dns: 'coredns' },
    'dns: "coredns" is not one of kube-dns, node-local, openshift; CoreDNS has the labels of \'kube-dns\'',
  ],
  ['no domain at all', { domain: '' }, 'domain: an empty text is not a DNS name in lower case'],
  [
    'a domain with its dot',
    { domain: '.example.com' },
    'domain: .example.com is not a DNS name in lower case; did you mean example.com',
  ],
])('%s is said by its prop', (_, props, says) => {
  const said = saidOf(props).map(one => one.replace('[app] ', ''));
  expect(said).toEqual([says]);
});

test.each<[string, unknown]>([
  ['a word', 'FILE'],
  ['its own name', 'FILE_PER_APP'],
  ['a number that is none', 4],
])('%s is no way to divide manifests into files', (_, yamlOutputType) => {
  const app = new platform.PlatformApp(odd({ yamlOutputType }));
  new Chart(app, 'shop');
  expect(faultsOf(app)).toEqual([
    `[app] yamlOutputType: ${JSON.stringify(yamlOutputType)} is not one of YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE`,
  ]);
});

test.each([YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_RESOURCE])(
  'files are divided by %s',
  yamlOutputType => {
    const app = new platform.PlatformApp({ yamlOutputType });
    new Chart(app, 'shop');
    expect(faultsOf(app)).toEqual([]);
  },
);

test('the version of a provider of clusters stands for that of Kubernetes', () => {
  const { Namespace, PlatformApp } = definePlatform({ controller: traefik(), kubernetes: '1.34-eks' });
  const app = new PlatformApp();
  new Namespace(new Chart(app, 'shop', { namespace: 'shop' }), 'shop');
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'Namespace shop')).toContain('pod-security.kubernetes.io/enforce-version: v1.34\n');
});

test('two applications of one name are one mistake, and said once', () => {
  const app = shopWith(chart => {
    new platform.Application(chart, 'web', { image: 'web:1', port: 8080 });
    const other = new Chart(chart, 'other', { namespace: 'shop' });
    new platform.Application(other, 'web', { image: 'web:1', port: 8080 });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/other/web] ServiceAccount shop/web is made by shop/web already, and with it Deployment, Service, PodDisruptionBudget, NetworkPolicy; give one of them another name',
  ]);
});

test.each<[object, string]>([
  [{ verbs: ['read'], resources: ['pods'] }, 'verbs.0: the API server knows no verb read; name get, list, watch'],
  [{ verbs: ['Get'], resources: ['pods'] }, 'verbs.0: the API server knows no verb Get; name get'],
  [{ verbs: ['get'], resources: ['Pods'] }, 'resources.0: Pods is in small letters there; name pods'],
  [
    { verbs: ['get'], resources: ['pods', 'deployments'] },
    'resources.1: deployments is of the group apps; name deployments.apps',
  ],
  [
    { verbs: ['update'], resources: ['deployments/scale'] },
    'resources.0: deployments is of the group apps; name deployments.apps/scale',
  ],
])('an account that may do %j may do nothing, and that is said', (may, says) => {
  const app = shopWith(
    chart => new platform.Application(chart, 'web', { image: 'web:1', port: 8080, account: { may: [odd(may)] } }),
  );
  expect(faultsOf(app)).toEqual([`[shop/web] account.may.0.${says}`]);
});

test.each([['*'], ['pods/log'], ['deployments.apps/scale'], ['certificates.cert-manager.io'], ['events']])(
  'an account may get %s',
  resource => {
    const account = { may: [{ verbs: ['get', 'list'], resources: [resource] }] };
    const app = shopWith(chart => new platform.Application(chart, 'web', { image: 'web:1', port: 8080, account }));
    expect(faultsOf(app)).toEqual([]);
  },
);
