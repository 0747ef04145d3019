import type { ApiObjectProps, Chart } from 'cdk8s';
import { ApiObject, Helm, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformApp } from '#index.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import { faultsOf, namesOf, platform, shopWith, shown } from './shown.js';

const { Application, Namespace, Route } = platform;

const secure = { user: 1000, ensureNonRoot: true };

function deployment(chart: Chart, id: string, port = 8080): kplus.Deployment {
  return new kplus.Deployment(chart, id, {
    metadata: { name: id },
    containers: [{ image: `shop/${id}:1`, portNumber: port, securityContext: secure }],
  });
}

/** A plain ApiObject with pods, whose container names its port. */
function plain(chart: Chart, name: string): ApiObject {
  return new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      serviceName: name,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, version: '1' } },
        spec: { containers: [{ name, image: name, ports: [{ name: 'sql', containerPort: 5432 }] }] },
      },
    },
  });
}

/** `from-controller: TCP 8080 to cdk8s.io/metadata.addr`: the rules of a network policy in a line each. */
function policies(app: PlatformApp): readonly string[] {
  return app
    .render()
    .charts.flatMap(({ objects }) => objects.map(one => one.manifest))
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map(({ metadata, spec }) => {
      const { podSelector, ingress, egress } = objectOf(spec);
      const ports = [...itemsOf(ingress), ...itemsOf(egress)].flatMap(rule => itemsOf(objectOf(rule)['ports']));
      const numbers = ports.map(one => String(objectOf(one)['port'] as number)).join(' ');
      const labels = objectOf(objectOf(podSelector)['matchLabels']);
      const direction = isObject(ingress) || Array.isArray(ingress) ? 'in' : 'out';
      return `${textOf(objectOf(metadata)['name']) ?? ''}: ${direction} ${numbers} for ${Object.keys(labels).join(' ')}`;
    });
}

describe('calls', () => {
  test('a Deployment of cdk8s-plus is called like an application: both ends are opened', () => {
    const app = shopWith(chart => {
      const api = deployment(chart, 'api');
      new Application(chart, 'web', { image: 'shop/web:1', port: 3000, calls: [api] });
    });
    expect(policies(app).filter(one => /^(web-calls|api-from-web)/.test(one))).toEqual([
      'api-from-web: in 8080 for cdk8s.io/metadata.addr',
      'web-calls: out 8080 for app.kubernetes.io/managed-by app.kubernetes.io/name',
    ]);
  });

  test('a Service is called through to the pods that it selects, on their port', () => {
    const app = shopWith(chart => {
      const service = deployment(chart, 'api').exposeViaService({
        ports: [{ port: 80, targetPort: 8080 }],
        name: 'api',
      });
      new Application(chart, 'web', { image: 'shop/web:1', port: 3000, calls: [service] });
    });
    expect(policies(app)).toContain('api-from-web: in 8080 for cdk8s.io/metadata.addr');
  });

  test('an ApiObject is known by what its controller selects, and a port by its name', () => {
    const app = shopWith(chart => {
      const db = plain(chart, 'db');
      new Application(chart, 'web', { image: 'shop/web:1', calls: [{ application: db, port: 'sql' }] });
    });
    expect(policies(app)).toContain('db-from-web: in 5432 for app');
  });

  test('two callers of one construct each get in', () => {
    const app = shopWith(chart => {
      const db = plain(chart, 'db');
      for (const name of ['one', 'two']) new Application(chart, name, { image: 'shop/web:1', calls: [db] });
    });
    expect(namesOf(app)).toEqual(expect.arrayContaining(['NetworkPolicy db-from-one', 'NetworkPolicy db-from-two']));
  });

  test('what makes no pods cannot be called', () => {
    const app = shopWith(chart => {
      const secret = new kplus.Secret(chart, 'keys', { stringData: { a: 'b' } });
      new Application(chart, 'web', { image: 'shop/web:1', calls: [secret] });
    });
    expect(faultsOf(app).join('\n')).toContain(
      'Secret shop/keys cannot be called or routed to: it makes no pods; give one of Service, Pod, Deployment',
    );
  });

  test('a Deployment that has no containers yet is a fault, not an exception', () => {
    const app = shopWith(chart => {
      const api = new kplus.Deployment(chart, 'api');
      new Application(chart, 'web', { image: 'shop/web:1', calls: [api] });
      api.addContainer({ image: 'shop/api:1', portNumber: 8080 });
    });
    expect(faultsOf(app).join('\n')).toContain(
      'Deployment shop/api cannot be called or routed to: PodSpec must have at least 1 container',
    );
  });
});

test('callers may be constructs: both ends are opened', () => {
  const app = shopWith(chart => {
    const job = deployment(chart, 'job');
    new Application(chart, 'web', { image: 'shop/web:1', port: 3000, callers: [job] });
  });
  expect(namesOf(app)).toEqual(expect.arrayContaining(['NetworkPolicy web-from-job', 'NetworkPolicy job-to-web']));
});

describe('routes', () => {
  test('a route leads to a Deployment by the Service that leads to its pods', () => {
    const app = shopWith(chart => {
      const api = deployment(chart, 'api');
      api.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }], name: 'api-service' });
      new Route(chart, 'route', { to: api, host: 'api.example.com' });
    });
    expect(faultsOf(app)).toEqual([]);
    expect(shown(app, 'Ingress route')).toContain(
      'name: api-service\n                port:\n                  number: 80',
    );
    expect(policies(app)).toContain('api-service-from-controller-for-route: in 8080 for cdk8s.io/metadata.addr');
  });

  test.each(['itself', 'by a port'])('a route leads to a Service by its construct: %s', form => {
    const app = shopWith(chart => {
      const service = deployment(chart, 'api').exposeViaService({
        ports: [{ name: 'http', port: 80, targetPort: 8080 }],
        name: 'api',
      });
      const to = form === 'itself' ? service : { service, port: 'http' };
      new Route(chart, 'route', { to, host: 'api.example.com' });
    });
    expect(faultsOf(app)).toEqual([]);
    expect(shown(app, 'Ingress route')).toContain('name: api\n                port:\n                  name: http');
    expect(policies(app)).toContain('api-from-controller-for-route: in 8080 for cdk8s.io/metadata.addr');
  });

  test('a Deployment without a Service is no target', () => {
    const app = shopWith(chart => {
      new Route(chart, 'route', { to: deployment(chart, 'api'), host: 'api.example.com' });
    });
    expect(faultsOf(app).join('\n')).toContain(
      'to: no Service leads to the pods of Deployment shop/api when the route is made; make its Service before, or let Application.of write one',
    );
  });
});

/** What is said of a call of a plain object, without the path. */
function saidOfCall(manifest: ApiObjectProps): readonly string[] {
  const app = shopWith(chart => {
    const called = new ApiObject(chart, 'theirs', manifest);
    new Application(chart, 'web', { image: 'shop/web:1', calls: [called] });
  });
  return faultsOf(app).filter(one => one.includes('cannot be called'));
}

describe('what cannot be called', () => {
  const container = { name: 'db', image: 'db:1', ports: [{ name: 'sql', containerPort: 5432 }] };

  test('pods without labels, which no network policy could know', () => {
    const spec = { containers: [container] };
    expect(saidOfCall({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'db' }, spec })).toEqual([
      '[shop/theirs/gatewright] Pod shop/theirs cannot be called or routed to: its pods have no labels by which a network policy could know them; give them some',
    ]);
  });

  test('a Service that selects no pods', () => {
    const spec = { ports: [{ port: 80 }] };
    expect(saidOfCall({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec })).toEqual([
      '[shop/theirs/gatewright] Service shop/theirs cannot be called or routed to: the Service selects no pods; name the addresses behind it',
    ]);
  });

  test('a Service that leads to ports that no pods have', () => {
    const ports = [
      { name: 'a', port: 80, targetPort: 'http' },
      { name: 'b', port: 81, targetPort: 'admin' },
    ];
    const spec = { selector: { app: 'db' }, ports };
    expect(saidOfCall({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec })).toEqual([
      '[shop/theirs/gatewright] Service shop/theirs cannot be called or routed to: no pods of the app have the port http, admin that it leads to',
    ]);
  });
});

test('a Service is called on the ports of the pods that it selects: by name, by number, or the same, each by its protocol', () => {
  const app = shopWith(chart => {
    const metadata = { name: 'db' };
    const containers = [
      {
        name: 'db',
        image: 'db:1',
        ports: [{ name: 'sql', containerPort: 5432 }, { name: 'none' }, { containerPort: 9000, protocol: 'SCTP' }],
      },
    ];
    const template = { metadata: { labels: { app: 'db', version: '1' } }, spec: { containers } };
    new ApiObject(chart, 'pods', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } });
    const other = {
      metadata: { labels: { app: 'other' } },
      spec: { containers: [{ ports: [{ name: 'sql', containerPort: 1 }] }] },
    };
    new ApiObject(chart, 'other', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'other' },
      spec: { template: other },
    });
    const ports = [
      { name: 'sql', port: 80, targetPort: 'sql' },
      { name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' },
      { name: 'same', port: 7000 },
      { name: 'odd' },
    ];
    const spec = { selector: { app: 'db' }, ports };
    const called = new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec });
    new Application(chart, 'web', { image: 'shop/web:1', calls: [called] });
  });
  expect(shown(app, 'NetworkPolicy db-from-web')).toContain(`      ports:
        - port: 5432
          protocol: TCP
        - port: 7000
          protocol: TCP
        - port: 5353
          protocol: UDP
  podSelector:
    matchLabels:
      app: db
`);
});

describe('Application.of', () => {
  test('writes a Service whose ports have names where there are several, of the protocols of the pods', () => {
    const app = shopWith(chart => {
      const spec = {
        containers: [
          {
            name: 'db',
            image: 'db:1',
            ports: [
              { name: 'sql', containerPort: 5432 },
              { containerPort: 53, protocol: 'UDP' },
            ],
          },
        ],
        initContainers: [
          { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ports: [{ containerPort: 9000 }] },
          { name: 'once', image: 'once:1', ports: [{ containerPort: 9001 }] },
        ],
      };
      const metadata = { name: 'db', labels: { app: 'db' } };
      Application.of(new ApiObject(chart, 'db', { apiVersion: 'v1', kind: 'Pod', metadata, spec }));
    });
    expect(shown(app, 'Service db')).toBe(`apiVersion: v1
kind: Service
metadata:
  labels:
    app: db
    app.kubernetes.io/managed-by: gatewright
  name: db
  namespace: shop
spec:
  ports:
    - name: sql
      port: 5432
      protocol: TCP
      targetPort: 5432
    - name: port-53
      port: 53
      protocol: UDP
      targetPort: 53
    - name: port-9000
      port: 9000
      protocol: TCP
      targetPort: 9000
  selector:
    app: db
`);
  });

  test('adds a Service, a route and policies to a Deployment of cdk8s-plus', () => {
    const app = shopWith(chart => {
      const db = new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
      Application.of(deployment(chart, 'api'), { calls: [db], expose: { host: 'api.example.com' } });
    });
    expect(faultsOf(app)).toEqual([]);
    expect(namesOf(app)).toEqual(
      expect.arrayContaining([
        'Service api',
        'Ingress api',
        'NetworkPolicy api-calls',
        'NetworkPolicy api-dns',
        'NetworkPolicy api-from-controller',
        'NetworkPolicy db-from-api',
      ]),
    );
    expect(shown(app, 'Service api')).toContain('port: 8080\n      protocol: TCP\n      targetPort: 8080');
    expect(shown(app, 'Ingress api')).toContain('number: 8080');
  });

  test('keeps the Service that is there', () => {
    const app = shopWith(chart => {
      const api = deployment(chart, 'api');
      api.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }], name: 'theirs' });
      Application.of(api, { expose: { host: 'api.example.com' } });
    });
    expect(namesOf(app).filter(one => one.startsWith('Service '))).toEqual(['Service theirs']);
    expect(shown(app, 'Ingress theirs')).toContain('number: 80');
  });

  test('what it gives can be called and routed to', () => {
    const app = shopWith(chart => {
      const api = Application.of(deployment(chart, 'api'));
      new Application(chart, 'web', { image: 'shop/web:1', calls: [api] });
      new Route(chart, 'route', { to: api, host: 'api.example.com' });
    });
    expect(faultsOf(app)).toEqual([]);
    expect(policies(app)).toContain('api-from-web: in 8080 for cdk8s.io/metadata.addr');
  });

  test('a name that its props do not have, and an exposure without a port, are faults', () => {
    const app = shopWith(chart => {
      const job = new kplus.Deployment(chart, 'job', { containers: [{ image: 'shop/job:1' }] });
      Application.of(job, { expose: {} });
    });
    expect(faultsOf(app).join('\n')).toContain(
      'Application.of Deployment shop/job: expose: there is no port to expose',
    );
  });
});

test('included YAML is checked with the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-include-'));
  writeFileSync(
    join(folder, 'cron.yaml'),
    `apiVersion: batch/v1
kind: CronJob
metadata: { name: report, namespace: shop }
spec:
  schedule: '0 6 * * *'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: report, securityContext: { privileged: true } }] }
`,
  );
  const app = shopWith(chart => {
    new Namespace(chart, 'shop');
    new Include(chart, 'report', { url: join(folder, 'cron.yaml') });
  });
  expect(app.render().diagnostics.map(({ rule, subject }) => `${rule} ${subject?.kind ?? ''}`)).toContain(
    'pod-security-refused CronJob',
  );
});

test('a Helm chart is checked with the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-helm-'));
  const helm = join(folder, 'helm');
  const pod = '{ name: db, image: "db:1", securityContext: { privileged: true } }';
  writeFileSync(
    helm,
    `#!/bin/sh
cat <<'END'
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [${pod}] } }
END
`,
    { mode: 0o755 },
  );
  const app = shopWith(chart => {
    new Namespace(chart, 'shop');
    new Helm(chart, 'db', { chart: './db', helmExecutable: helm });
  });
  expect(app.render().diagnostics.map(({ rule, subject }) => `${rule} ${subject?.kind ?? ''}`)).toContain(
    'pod-security-refused StatefulSet',
  );
});

describe('what pods use', () => {
  test('Secrets and ConfigMaps of cdk8s-plus in env, envFrom and volumes', () => {
    const app = shopWith(chart => {
      const secret = new kplus.Secret(chart, 'keys', { metadata: { name: 'keys' }, stringData: { token: 'x' } });
      const configMap = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { LEVEL: 'info' } });
      new Application(chart, 'web', {
        image: 'shop/web:1',
        env: { TOKEN: { secret, key: 'token' }, LEVEL: { configMap, key: 'LEVEL' } },
        envFrom: [{ configMap }, { secret }],
        volumes: [
          { path: '/config', configMap },
          { path: '/keys', secret: { name: secret.name, items: { token: 'token.txt' } } },
        ],
      });
    });
    expect(faultsOf(app)).toEqual([]);
    const text = shown(app, 'Deployment web');
    expect(text).toContain('secretKeyRef:\n                  key: token\n                  name: keys');
    expect(text).toContain('configMapKeyRef:\n                  key: LEVEL\n                  name: config');
    expect(text).toContain(
      '- configMapRef:\n                name: config\n            - secretRef:\n                name: keys',
    );
    expect(text).toContain('- configMap:\n            name: config\n          name: config');
    expect(text).toContain('secretName: keys');
  });

  test('a Volume of cdk8s-plus is mounted by as many containers as take it', () => {
    const app = shopWith(chart => {
      const secret = kplus.Secret.fromSecretName(chart, 'keys', 'keys');
      const volume = kplus.Volume.fromSecret(chart, 'volume', secret, { defaultMode: 0o440 });
      const proxy = { image: 'shop/proxy:1', volumes: [{ path: '/proxy', volume }] };
      const volumes = [{ path: '/keys', volume, readOnly: true }];
      new Application(chart, 'web', { image: 'shop/web:1', writable: [], volumes, containers: { proxy } });
    });
    expect(faultsOf(app)).toEqual([]);
    const text = shown(app, 'Deployment web');
    expect(text).toContain('- mountPath: /keys\n              name: secret-keys\n              readOnly: true');
    expect(text).toContain('- mountPath: /proxy\n              name: secret-keys');
    expect(text.match(/secretName: keys/g)).toHaveLength(1);
    expect(text).toContain(
      '- name: secret-keys\n          secret:\n            defaultMode: 288\n            secretName: keys',
    );
  });

  test('a construct that is no Volume is a fault', () => {
    const app = shopWith(chart => {
      const volume = new kplus.Secret(chart, 'keys') as never;
      new Application(chart, 'web', { image: 'shop/web:1', volumes: [{ path: '/keys', volume }] });
    });
    expect(faultsOf(app).join('\n')).toContain(
      'volumes.0.volume: an object is not the name of a volume, or a Volume of cdk8s-plus',
    );
  });

  test.each(['itself', 'as the existing one'])(
    'a ServiceAccount of cdk8s-plus is the account of the pods: %s',
    form => {
      const app = shopWith(chart => {
        const existing = new kplus.ServiceAccount(chart, 'builder', { metadata: { name: 'builder' } });
        const account = form === 'itself' ? existing : { existing, may: [{ verbs: ['get'], resources: ['pods'] }] };
        new Application(chart, 'web', { image: 'shop/web:1', account });
      });
      expect(faultsOf(app)).toEqual([]);
      expect(shown(app, 'Deployment web')).toContain('serviceAccountName: builder');
      expect(namesOf(app).filter(one => one.startsWith('ServiceAccount '))).toEqual(['ServiceAccount builder']);
      if (form !== 'itself')
        expect(shown(app, 'RoleBinding web')).toContain('- kind: ServiceAccount\n    name: builder');
    },
  );
});

test.each([
  ['a list', []],
  ['"web"', 'web'],
  ['nothing', undefined],
  ['null', null],
  ['a value of type number', 5],
])('Application.of says that %s is no construct', (said, given) => {
  expect(() => shopWith(() => Application.of(given as never))).toThrow(
    `Application.of: existing: ${said} is not a construct that stands for a manifest; give a Deployment or a StatefulSet of cdk8s-plus, or an ApiObject`,
  );
});

test('Application.of names the construct that stands for no manifest', () => {
  expect(() => shopWith(chart => Application.of(chart as never))).toThrow(
    'Application.of: existing: the construct shop is not a construct that stands for a manifest',
  );
});
