import { ApiObject, Chart } from 'cdk8s';
import { calico, definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application, Job, Namespace, Route } = platform;

/** What plain JavaScript can give, past TypeScript. */
function odd(props: unknown): never {
  return props as never;
}

/** What is said of one application, without the path. */
function saidOf(props: unknown): readonly string[] {
  const isObject = typeof props === 'object' && props !== null && !Array.isArray(props);
  const all = isObject ? { image: 'web:1', port: 80, ...props } : props;
  const app = shopWith(chart => new Application(chart, 'web', odd(all)));
  return faultsOf(app).map(one => one.replace('[shop/web] ', ''));
}

test.each<[string, unknown, string]>([
  ['image', 5, 'image: 5 is not a text'],
  ['image', null, 'image: null is not a text'],
  ['name', 5, 'name: 5 is not a text'],
  ['namespace', {}, 'namespace: an object is not a text'],
  ['port', 'x', 'port: "x" is not a port, ports are 1 to 65535'],
  ['port', null, 'port: null is not a port, ports are 1 to 65535'],
  ['ports', { main: 'x' }, 'ports.main: "x" is not a port, ports are 1 to 65535'],
  ['ports', { main: { port: 80, protocol: 'tcp' } }, 'ports.main.protocol: "tcp" is not one of TCP, UDP, SCTP'],
  ['ports', 5, 'ports: 5 is not an object with ports by name such as { http: 8080 }'],
  ['calls', 'x', 'calls: "x" is not a list of applications'],
  [
    'calls',
    ['x'],
    'calls.0: "x" is not an Application, { application, port }, { namespace, ports }, service(), external(), cidr() or kubernetesApi()',
  ],
  [
    'calls',
    [{ namespace: 'db' }],
    'calls.0.ports: nothing is given; name it, as in { namespace: "kube-system", ports: [53] }',
  ],
  ['calls', [{ application: 'api', port: 'x' }], 'calls.0.application: "api" is not an Application'],
  ['callers', [{}], 'callers.0.namespace: nothing is given; name it, as in { namespace: "monitoring" }'],
  ['dns', 'yes', 'dns: "yes" is not true or false'],
  ['expose', 'x', `expose: "x" is not an object such as { host: "shop.example.com" }`],
  ['expose', null, `expose: null is not an object such as { host: "shop.example.com" }`],
  ['expose', { host: 5 }, 'expose.host: 5 is not a text'],
  ['expose', { host: [5] }, 'expose.host.0: 5 is not a text'],
  [
    'expose',
    { path: { exakt: '/' } },
    'expose.path: an object is not a path, { exact }, { prefix } or { regex }; did you mean exact for exakt',
  ],
  ['expose', { tls: 'yes' }, 'expose.tls: "yes" is not true, false, { secret } or { issuer }'],
  ['expose', { rateLimit: 5 }, 'expose.rateLimit: 5 is not an object such as { rps: 50 }'],
  ['expose', { rewrite: {} }, 'expose.rewrite: an object is not { strip: true }, { prefix } or { path }'],
  ['labels', { team: 5 }, 'labels.team: 5 is not a text'],
  ['labels', [], 'labels: an empty list is not an object with texts'],
  ['command', 'run', 'command: "run" is not a list of texts'],
  ['args', ['-v', 5], 'args.1: 5 is not a text'],
  ['env', { A: 5 }, 'env.A: 5 is not a text, { secret, key }, { configMap, key }, { field } or { resource }'],
  ['env', { A: null }, 'env.A: null is not a text, { secret, key }, { configMap, key }, { field } or { resource }'],
  ['env', { A: { secret: 'db' } }, 'env.A.key: nothing is given; name it, as in { secret: "db", key: "password" }'],
  ['resources', 5, 'resources: 5 is not an object such as { cpu: "100m", memory: "128Mi" }'],
  ['resources', { cpu: 1 }, 'resources.cpu: 1 is not a text such as "100m"'],
  ['probes', 5, 'probes: 5 is not an object such as { liveness: { http: "/healthz" } }'],
  [
    'probes',
    { liveness: {} },
    'probes.liveness: an object is not a probe such as { http: "/healthz" }, with http, grpc, tcp or command',
  ],
  [
    'probes',
    { liveness: true },
    'probes.liveness: true is not a probe such as { http: "/healthz" }, with http, grpc, tcp or command',
  ],
  ['writable', '/tmp', 'writable: "/tmp" is not a list of texts'],
  [
    'volumes',
    [{}],
    'volumes.0: an object is not a volume: a path and one of configMap, secret, files, claim, emptyDir, ephemeral, projected, csi, nfs, hostPath, volume',
  ],
  [
    'volumes',
    [{ configMap: 'web' }],
    'volumes.0.path: nothing is given; name it, as in { path: "/data", configMap: … }',
  ],
  ['replicas', '2', 'replicas: "2" is not a whole number from 0'],
  ['strategy', 'Rolling', 'strategy: "Rolling" is not one of RollingUpdate, Recreate'],
  ['user', Object.create(null), 'user: an object is not a user id above 0'],
  ['pullSecrets', [{}], 'pullSecrets.0: an object is not a text'],
  ['podAnnotations', { a: true }, 'podAnnotations.a: true is not a text'],
  ['expse', {}, 'expse: there is no such prop; did you mean expose'],
  ['weather', 'fine', 'weather: there is no such prop; leave it away'],
  [
    'resources',
    { ram: '1Gi' },
    'resources.ram: there is no such prop; there is cpu, memory, cpuLimit, memoryLimit, storage, devices',
  ],
  [
    'probes',
    { liveness: { http: '/', tcp: true } },
    'probes.liveness.tcp: there is no such prop; there is every, timeout, failures, delay, port, http, headers, scheme',
  ],
  [
    'volumes',
    [{ path: '/data', emptyDir: {}, claim: 'x' }],
    'volumes.0.emptyDir: there is no such prop; there is path, name, readOnly, subPath, claim',
  ],
])('%s: %p is a fault that says what is wanted', (name, value, fault) => {
  expect(saidOf({ [name]: value, ...(name === 'ports' && { port: undefined }) })).toEqual([fault]);
});

test('all odd props of an application are shown together, with what is wrong with the others', () => {
  expect(saidOf({ image: 5, env: { A: 5, B: 'b' }, probes: 5, user: 0 })).toEqual([
    'image: 5 is not a text',
    'env.A: 5 is not a text, { secret, key }, { configMap, key }, { field } or { resource }',
    'probes: 5 is not an object such as { liveness: { http: "/healthz" } }',
    'user: 0 is not a user id above 0; an image that starts as root is given root: true',
  ]);
});

test('a prop that is given as undefined is not given', () => {
  expect(saidOf({ expse: undefined })).toEqual([]);
});

test('a job has no ports, and nobody exposes it', () => {
  const app = shopWith(chart => new Job(chart, 'import', odd({ image: 'shop/import:1', port: 80, expose: {} })));
  expect(faultsOf(app)).toEqual([
    '[shop/import] port: 80 is not what a job has, since nobody calls it; leave it away, or make it an Application',
    '[shop/import] expose: an object is not what a job has, since nobody calls it; leave it away, or make it an Application',
  ]);
});

test.each([[null], [5], ['x'], [[]]])('props that are %p are a fault', props => {
  expect(saidOf(props)[0]).toMatch(/^props: .* is not an object with props$/);
});

test.each<[unknown, string]>([
  ['web', 'to: "web" is not an Application, { application } or { service, port }'],
  [undefined, 'to: nothing is named; name an application or a Service, or give redirectTo or appRoot'],
  [null, 'to: null is not an Application, { application } or { service, port }'],
  [{ service: 'web' }, 'to.port: nothing is given; name it, as in { service: "web", port: 80 }'],
  [{ service: 'web', port: 80, pods: 5 }, 'to.pods: 5 is not an object such as { labels: { app: "web" }, port: 8080 }'],
  [[{ service: 'web', port: 80, weight: 'x' }], 'to.0.weight: "x" is not a whole number from 0'],
])('a route to %p is a fault', (to, fault) => {
  const app = shopWith(chart => new Route(chart, 'way', odd({ to })));
  expect(faultsOf(app)).toEqual([`[shop/way] ${fault}`]);
});

test('the odd props of a namespace are faults', () => {
  const app = shopWith(chart => new Namespace(chart, 'shop', odd({ podSecurity: 'strict', labels: 5 })));
  expect(faultsOf(app)).toEqual([
    '[shop/shop] podSecurity: "strict" is not one of restricted, baseline, privileged',
    '[shop/shop] labels: 5 is not an object with texts',
  ]);
});

test('the odd props of a platform are faults of its app', () => {
  const { PlatformApp } = definePlatform(
    odd({ controller: 5, domain: 5, tls: 'x', rules: { 'tls-host-uncovered': 'of' } }),
  );
  expect(faultsOf(new PlatformApp())).toEqual([
    '[app] controller: 5 is not ingressNginx(), traefik() or a list of them',
    '[app] domain: 5 is not a text',
    '[app] tls: "x" is not { secret } or { issuer }',
    '[app] rules.tls-host-uncovered: "of" is not one of error, warning, info, off',
  ]);
});

test.each([null, 5, []])('what sets a controller or a CNI up may be given amiss: %j', given => {
  const { PlatformApp } = definePlatform({
    controller: [traefik(odd(given)), ingressNginx(odd(given))],
    cni: calico(odd(given)),
  });
  expect(faultsOf(new PlatformApp()).map(one => one.replace(/: .*/s, ''))).toEqual([
    '[app] controller.0',
    '[app] controller.1',
    '[app] cni.profile',
  ]);
});

const half = '\ud800';

test.each<[string, unknown]>([
  ['name', half],
  ['image', `web:${half}`],
  ['env.A', half],
  ['args.0', half],
  ['labels.team', half],
  ['podAnnotations.note', `x${half}`],
  ['expose.host', `${half}.example.com`],
  ['volumes.0.path', `/${half}`],
])('half of a surrogate pair in %s is a fault and not written', (prop, value) => {
  const [said] = saidOf(nested(prop.split('.'), value));
  expect(said).toMatch(/^[\w.]+: "\S*\\ud800\S*" holds half of a surrogate pair, which no manifest can say$/);
  expect(said?.startsWith(`${prop}: `)).toBe(true);
});

/** `{ env: { A: value } }` for `env.A`. A volume has a source beside. */
function nested([name = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = rest.length === 0 ? value : nested(rest, value);
  if (name === '0') return [inner];
  return name === 'path' ? { path: inner, emptyDir: {} } : { [name]: inner };
}

test('half of a surrogate pair in the name of a label is a fault', () => {
  expect(saidOf({ labels: { [half]: 'x' } })).toEqual([
    'labels: the name "\\ud800" holds half of a surrogate pair; give another',
  ]);
});

test('half of a surrogate pair in a plain object of cdk8s is a fault', () => {
  const app = shopWith(chart => {
    new ApiObject(chart, 'settings', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: { text: half },
    });
  });
  expect(faultsOf(app)).toEqual(['[shop/settings] data.text holds half of a surrogate pair']);
});

test('half of a surrogate pair in a key of a plain object of cdk8s is a fault', () => {
  const app = shopWith(chart => {
    const metadata = { name: 'settings' };
    const data = { [`a${half}`]: 'x', b: ['y', { c: half }] };
    new ApiObject(chart, 'settings', { apiVersion: 'example.com/v1', kind: 'Settings', metadata, data });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/settings] data."a\\ud800" holds half of a surrogate pair; data.b.1.c holds half of a surrogate pair',
  ]);
});

test('a long text in a message is cut', () => {
  const long = 'a'.repeat(90);
  expect(saidOf({ kind: long })).toEqual([
    `kind: "${'a'.repeat(75)}…" is not one of Deployment, StatefulSet, DaemonSet`,
  ]);
});

test('a plain object of cdk8s that is nested too deep is a fault', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`) as object;
  const app = shopWith(chart => {
    new ApiObject(chart, 'deep', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'deep' }, deep });
  });
  expect(faultsOf(app)).toEqual(['[shop/deep] mappings and lists lie in each other more than 400 deep']);
});

test.each([['labels'], ['podAnnotations']])('names in %s that cdk8s loses or cannot write are faults', prop => {
  expect(saidOf({ [prop]: JSON.parse('{ "__proto__": "a", "constructor": "b" }') as unknown })).toEqual([
    `${prop}.__proto__: cdk8s cannot write this name; give another`,
    `${prop}.constructor: cdk8s cannot write this name; give another`,
  ]);
});

test('variables may be called as JavaScript calls its own', () => {
  const env = JSON.parse('{ "__proto__": "a", "constructor": "b", "prototype": "c" }') as Record<string, string>;
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', env }));
  expect(app.synthYaml()).toMatch(
    /name: __proto__\n +value: a\n +- name: constructor\n +value: b\n +- name: prototype\n/,
  );
});

test('a label called prototype is written', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', labels: { prototype: 'x' } }));
  expect(app.synthYaml()).toContain('    prototype: x\n');
});

test('what is undefined is not given', () => {
  const props = { name: undefined, env: { A: undefined }, expose: undefined, labels: { a: undefined } };
  expect(saidOf(props)).toEqual([]);
});

test('labels of a controller that cdk8s cannot write are faults of the app', () => {
  const podLabels = JSON.parse('{ "__proto__": "a" }') as Record<string, string>;
  const { PlatformApp } = definePlatform({ controller: traefik({ podLabels }) });
  const app = new PlatformApp();
  new Chart(app, 'shop');
  expect(faultsOf(app)).toEqual(['[app] controller.podLabels.__proto__: cdk8s cannot write this name; give another']);
});
