import type { ApplicationProps } from '#index.js';
import { definePlatform, ingressNginx } from '#index.js';
import { Chart } from 'cdk8s';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

const { Application, Namespace } = platform;

/** The shop with one application, in a namespace held to *restricted*. */
function web(props: Partial<ApplicationProps<'ingress-nginx'>>) {
  return shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'shop/web:1', ...(props.ports ? {} : { port: 3000 }), ...props });
  });
}

/** The names of the containers of a kind, in their order. */
function order(text: string, list: string): readonly string[] {
  const [, part = ''] = text.split(`      ${list}:\n`);
  const [own = ''] = part.split(/\n {6}\w/);
  return [...own.matchAll(/^ {10}name: (\S+)$/gm)].flatMap(([, name]) => name ?? []);
}

const proxy = { image: 'proxy:1' };

test('a sidecar is an init container that is restarted', () => {
  const app = web({ sidecars: { proxy } });
  expect(shown(app, 'Deployment web')).toContain(`          name: proxy
          resources:
            limits:
              memory: 256Mi
            requests:
              cpu: 100m
              memory: 256Mi
          restartPolicy: Always
`);
});

test('sidecars start before the init containers, unless they are told to start after them', () => {
  const app = web({
    initContainers: { migrate: { image: 'shop/migrate:1' } },
    sidecars: { logs: { image: 'logs:1', afterInit: true }, proxy },
  });
  expect(order(shown(app, 'Deployment web'), 'initContainers')).toEqual(['proxy', 'migrate', 'logs']);
});

test('containers run beside the application, which comes first', () => {
  const app = web({ containers: { exporter: { image: 'exporter:1' } } });
  expect(order(shown(app, 'Deployment web'), 'containers')).toEqual(['web', 'exporter']);
});

test('the Service leads to the ports of sidecars too', () => {
  const app = web({ sidecars: { exporter: { image: 'exporter:1', ports: { metrics: 9113 } } } });
  expect(shown(app, 'Service web')).toContain(`    - name: metrics
      port: 9113
      protocol: TCP
      targetPort: metrics
`);
});

test('each container has a scratch space of its own', () => {
  expect(shown(web({ sidecars: { proxy } }), 'Deployment web')).toContain(`      volumes:
        - emptyDir: {}
          name: tmp
        - emptyDir: {}
          name: proxy-tmp
`);
});

test('a container mounts the volume of another by its name', () => {
  const app = web({
    volumes: [{ path: '/var/log/web', name: 'logs', emptyDir: {} }],
    sidecars: {
      shipper: { image: 'shipper:1', writable: [], volumes: [{ path: '/logs', volume: 'logs', readOnly: true }] },
    },
  });
  expect(shown(app, 'Deployment web')).toContain(`          volumeMounts:
            - mountPath: /logs
              name: logs
              readOnly: true
`);
  expect(faultsOf(app)).toEqual([]);
});

test('all containers together meet the restricted profile, and the check finds nothing', () => {
  const app = web({
    containers: { exporter: { image: 'exporter:1', ports: { metrics: 9113 } } },
    sidecars: { proxy: { ...proxy, probes: { startup: { command: ['ready'] } } } },
    initContainers: { migrate: { image: 'shop/migrate:1', user: 1000, envFrom: [{ secret: 'db', prefix: 'DB_' }] } },
  });
  expect(app.render().faults).toEqual([]);
  expect(app.render().diagnostics.filter(({ rule }) => rule !== 'reference-missing')).toEqual([]);
});

test('an image that starts as root keeps the capabilities of its runtime', () => {
  const app = shopWith(chart => new Application(chart, 'db', { image: 'mysql:8.4', port: 3306, root: true }));
  expect(shown(app, 'Deployment db')).toContain(`          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            runAsNonRoot: false
`);
});

test('a file system that can be written to as a whole needs no scratch space', () => {
  const text = shown(web({ writable: true }), 'Deployment web');
  expect(text).toContain('readOnlyRootFilesystem: false');
  expect(text).not.toContain('volumes:');
});

test('a container with a port sleeps before it stops, one without stops at once', () => {
  const preStop = /preStop/g;
  expect(shown(web({ sidecars: { proxy } }), 'Deployment web').match(preStop)).toHaveLength(1);
});

test('where Kubernetes cannot sleep, nobody is told to', () => {
  const old = definePlatform({ controller: ingressNginx(), kubernetes: '1.29' });
  const app = new old.PlatformApp();
  new old.Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'shop/web:1', port: 3000 });
  expect(shown(app, 'Deployment web')).not.toContain('preStop');
});

test('variables come from Secrets, ConfigMaps, the pod and what its containers may use', () => {
  const app = web({
    env: {
      MEMORY: { resource: 'limits.memory', divisor: '1Mi' },
      LEVEL: { configMap: 'web', key: 'level', optional: true },
    },
    envFrom: [{ configMap: 'web' }, { secret: 'web', prefix: 'SECRET_', optional: true }],
  });
  expect(shown(app, 'Deployment web')).toContain(`        - env:
            - name: MEMORY
              valueFrom:
                resourceFieldRef:
                  divisor: 1Mi
                  resource: limits.memory
            - name: LEVEL
              valueFrom:
                configMapKeyRef:
                  key: level
                  name: web
                  optional: true
          envFrom:
            - configMapRef:
                name: web
            - prefix: SECRET_
              secretRef:
                name: web
                optional: true
`);
});

test('without containers beside, there is one', () => {
  expect(namesOf(web({}))).toContain('Deployment web');
  expect(order(shown(web({}), 'Deployment web'), 'containers')).toEqual(['web']);
  expect(shown(web({}), 'Deployment web')).not.toContain('initContainers');
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'two containers of one name',
    { sidecars: { web: proxy } },
    'sidecars: web is the name of another container of the pod; give another',
  ],
  [
    'a container in capitals',
    { containers: { Proxy: proxy } },
    'containers: Proxy is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)',
  ],
  [
    'a sidecar as root',
    { sidecars: { proxy: { ...proxy, user: 0 } } },
    'sidecars.proxy.user: 0 is not a user id above 0; an image that starts as root is given root: true',
  ],
  [
    'two ports of one name',
    { sidecars: { proxy: { ...proxy, ports: { main: 9000 } } } },
    'sidecars.proxy.ports.main: another container has a port of this name; give it another',
  ],
  [
    'an unknown volume',
    { sidecars: { proxy: { ...proxy, volumes: [{ path: '/logs', volume: 'logs' }] } } },
    'sidecars.proxy.volumes.0.volume: there is no volume logs; there is tmp, proxy-tmp',
  ],
  [
    'a longer sleep than there is',
    { lifecycle: { preStop: { sleep: 30 } } },
    'lifecycle.preStop.sleep: 30 seconds are all that the pod has to stop (30); give a longer gracePeriod',
  ],
  [
    'the memory of a container that is not there',
    { env: { M: { resource: 'limits.memory', container: 'proxy' } } },
    'env.M.container: there is no container proxy; there is web',
  ],
  [
    'a capability by its kernel name',
    { capabilities: ['CAP_CHOWN'] },
    'capabilities.0: CAP_CHOWN is not a capability such as NET_BIND_SERVICE, in capitals and without CAP_',
  ],
  [
    'a user and root',
    { user: 1000, root: true },
    'user: 1000 is who the container runs as, and `root` says that it starts as root; give one of them',
  ],

  [
    'a variable that begins with a digit',
    { env: { '1ST': 'x' } },
    "env.1ST: a variable's name has letters, digits, `_`, `-` and `.`, and no digit first",
  ],
  [
    'a prefix of variables with a blank',
    { envFrom: [{ configMap: 'web' }, { configMap: 'web', prefix: 'WEB ' }] },
    "envFrom.1.prefix: a variable's name has letters, digits, `_`, `-` and `.`, and no digit first",
  ],
  [
    'a variable from no key',
    { env: { TOKEN: { secret: 'web', key: '' }, LEVEL: { configMap: 'web', key: 'level' } } },
    'env.TOKEN.key: it is empty; name a key',
  ],
  [
    'a field that is none',
    { env: { IP: { field: 'status.ip' } } },
    "env.IP.field: status.ip is no field for variables; there is metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs, metadata.labels['…'] and metadata.annotations['…']",
  ],
  [
    'an amount that no container has',
    { env: { GPU: { resource: 'limits.gpu' } } },
    'env.GPU.resource: limits.gpu is none; there is limits.cpu, requests.cpu, limits.memory, requests.memory, limits.ephemeral-storage, requests.ephemeral-storage',
  ],
  [
    'a registry that is no host',
    { image: '-registry.example.com/shop/web:1' },
    "image: -registry.example.com is not a registry's host, such as registry.example.com:5000",
  ],
  [
    'a repository with two slashes',
    { image: 'localhost/shop//web:1' },
    'image: shop//web is not a repository: a-z, 0-9 and single . _ - between, by /',
  ],
  [
    'a tag that begins with a dash',
    { image: 'web:-1' },
    'image: -1 is not a tag: letters, digits, and . _ - after the first, up to 128',
  ],
  [
    'a tag of 129 letters',
    { image: `web:${'a'.repeat(129)}` },
    `image: ${'a'.repeat(129)} is not a tag: letters, digits, and . _ - after the first, up to 128`,
  ],
  [
    'half a digest',
    { image: 'web@sha256:abc' },
    'image: sha256:abc is not a digest such as sha256: and 64 of 0-9 and a-f',
  ],
  [
    'a digest in capitals',
    { image: `web@sha512:${'A'.repeat(128)}` },
    `image: sha512:${'A'.repeat(128)} is not a digest such as sha256: and 64 of 0-9 and a-f`,
  ],
  ['a folder that is not absolute', { workingDir: 'srv' }, 'workingDir: srv is not absolute'],
  [
    'a command of nothing before the stop',
    { lifecycle: { postStart: { command: ['warm'] }, preStop: { command: [] } } },
    'lifecycle.preStop.command: the list is empty',
  ],
  [
    'a sleep of half a second',
    { lifecycle: { preStop: { sleep: 0.5 } } },
    'lifecycle.preStop.sleep: 0.5 is not a whole number of seconds above 0',
  ],
  [
    'no sleep',
    { lifecycle: { preStop: { sleep: 0 } } },
    'lifecycle.preStop.sleep: 0 is not a whole number of seconds above 0',
  ],
  [
    'a request before the stop to no path',
    { lifecycle: { preStop: { http: 'stop' } } },
    'lifecycle.preStop.http: stop does not begin with /; give the path alone',
  ],
  [
    'a request after the start to an unknown port',
    { lifecycle: { postStart: { http: '/warm', port: 'admin' } } },
    'lifecycle.postStart.port: there is no port admin; there is main',
  ],
  [
    'a request after the start where there is no port',
    { sidecars: { proxy: { ...proxy, lifecycle: { postStart: { http: '/warm' } } } } },
    'sidecars.proxy.lifecycle.postStart.port: there is no port to ask; there is none',
  ],
  [
    'a probe by a command of nothing',
    { probes: { readiness: { command: ['ready'] }, liveness: { command: [] } } },
    'probes.liveness.command: the list is empty; name a program',
  ],
  [
    'a probe by HTTP of datagrams',
    { ports: { dns: { port: 5353, protocol: 'UDP' } }, probes: { readiness: { http: '/' } } },
    'probes.readiness: dns is a port of UDP, and the kubelet asks by TCP; name another',
  ],
  [
    'a probe of no path',
    { probes: { startup: { http: 'ready' } } },
    'probes.startup.http: ready does not begin with /; give the path alone, and the port by `port`',
  ],
  [
    'a probe where there is no port',
    { sidecars: { proxy: { ...proxy, probes: { liveness: { tcp: true } } } } },
    'sidecars.proxy.probes.liveness: there is no port to ask; give `port` or `ports`',
  ],
  [
    'a probe of a named port where there is none',
    { sidecars: { proxy: { ...proxy, probes: { liveness: { tcp: true, port: 'main' } } } } },
    'sidecars.proxy.probes.liveness: there is no port main; there is none',
  ],
  [
    'a probe without a pause',
    { probes: { liveness: { tcp: true, every: 0, timeout: 1, failures: 1, delay: 0 } } },
    'probes.liveness.every: 0 is not a whole number from 1',
  ],
  [
    'a probe that begins before the start',
    { probes: { liveness: { tcp: true, delay: -1 } } },
    'probes.liveness.delay: -1 is not a whole number from 0',
  ],
  ['no processor at all', { resources: { cpu: '0' } }, 'resources.cpu: 0 is nothing; leave it away for the default'],
  [
    'a device that is none',
    { resources: { devices: { 'nvidia.com/gpu': '0' } } },
    'resources.devices.nvidia.com/gpu: 0 is nothing; leave it away for the default',
  ],
  [
    'a disk of kilobytes',
    { resources: { storage: '64k' } },
    'resources.storage: 64k is 64000 bytes, less than 1Mi; give more',
  ],
  [
    'less memory than is asked for',
    { resources: { memory: '1Gi', memoryLimit: '512Mi' } },
    'resources.memoryLimit: 512Mi is less than the 1Gi that it asks for; give as much or more',
  ],
  [
    'a port of a sidecar whose name is long',
    { sidecars: { proxy: { ...proxy, ports: { 'a-name-of-16-abc': 9000 } } } },
    "sidecars.proxy.ports.a-name-of-16-abc: a port's name has up to 15 of a-z, 0-9 and inner dashes, with a letter among them",
  ],
  [
    'a port of a sidecar beyond the last',
    { sidecars: { proxy: { ...proxy, ports: { high: 65536 } } } },
    'sidecars.proxy.ports.high: 65536 is not a port, ports are 1 to 65535',
  ],
  [
    'a Service port that two containers have',
    { sidecars: { proxy: { ...proxy, ports: { other: { port: 9000, service: 3000 } } } } },
    'sidecars.proxy.ports.other: main has the Service port 3000/TCP already',
  ],
  [
    'a sidecar as a user and root',
    { sidecars: { proxy: { ...proxy, user: 1000, root: true } } },
    'sidecars.proxy.user: 1000 is who it runs as, and `root` says root; give one of them',
  ],
])('%s is a fault', (_, props, fault) => {
  const app = shopWith(
    chart => new Application(chart, 'web', { image: 'web:1', ...(props.ports ? {} : { port: 3000 }), ...props }),
  );
  expect(faultsOf(app).map(one => one.replace('[shop/web] ', ''))).toEqual([fault]);
});

test('a Kubernetes whose version is none is taken for the newest', () => {
  const odd = definePlatform({ controller: ingressNginx(), kubernetes: 'newest' });
  const app = new odd.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const lifecycle = { preStop: { sleep: 5 } };
  new odd.Application(chart, 'web', { image: 'web:1', port: 3000, sidecars: { proxy }, lifecycle });
  expect(faultsOf(app)).toEqual([expect.stringMatching(/^\[app\] kubernetes: newest is no version/)]);
});

test('where Kubernetes cannot sleep, asking for it is a fault', () => {
  const old = definePlatform({ controller: ingressNginx(), kubernetes: '1.29' });
  const app = new old.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new old.Application(chart, 'web', { image: 'web:1', lifecycle: { preStop: { sleep: 5 } } });
  expect(faultsOf(app)[1]).toBe(
    '[shop/web] lifecycle.preStop.sleep: Kubernetes can sleep from 1.30 on; give a command, such as ["sleep", "5"]',
  );
});

test('sidecars need a Kubernetes that has them', () => {
  const old = definePlatform({ controller: ingressNginx(), kubernetes: '1.28' });
  const app = new old.PlatformApp();
  new old.Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', sidecars: { proxy } });
  expect(faultsOf(app)).toEqual([
    '[app] kubernetes: Kubernetes 1.28 is not known; known are 1.30 to 1.37',
    '[shop/web] sidecars: Kubernetes has them from 1.29 on; give `containers`, or another `kubernetes` to definePlatform',
  ]);
});
