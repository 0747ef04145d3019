import type { ApplicationProps } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

const { Application, Namespace, Job } = platform;

/** The shop with a database, in a namespace held to *restricted*. */
function db(props: Partial<ApplicationProps<'ingress-nginx'>>) {
  return shopWith(chart => {
    new Namespace(chart, 'shop');
    new Application(chart, 'db', { image: 'postgres:17', port: 5432, user: 999, ...props });
  });
}

const data = { path: '/var/lib/postgresql/data', name: 'data', claim: { size: '10Gi', storageClass: 'fast' } };

test('a StatefulSet makes a claim for each of its pods, and a Service gives them names', () => {
  const app = db({ kind: 'StatefulSet', volumes: [data] });
  expect(shown(app, 'StatefulSet db')).toContain(`  serviceName: db-pods\n`);
  expect(shown(app, 'StatefulSet db')).toContain(`  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        labels:
          app.kubernetes.io/managed-by: gatewright
          app.kubernetes.io/name: db
        name: data
      spec:
        accessModes:
          - ReadWriteOnce
        resources:
          requests:
            storage: 10Gi
        storageClassName: fast
`);
  expect(shown(app, 'Service db-pods')).toContain(`spec:
  clusterIP: None
  ports:
    - name: main
      port: 5432
      protocol: TCP
      targetPort: main
  publishNotReadyAddresses: true
`);
});

test('the pods of a StatefulSet do not list its claims among their volumes', () => {
  const text = shown(db({ kind: 'StatefulSet', volumes: [data] }), 'StatefulSet db');
  expect(text).toContain(`      volumes:
        - emptyDir: {}
          name: tmp
  volumeClaimTemplates:`);
});

test('a StatefulSet whose Service is headless needs no other', () => {
  const app = db({ kind: 'StatefulSet', service: { headless: true } });
  expect(shown(app, 'StatefulSet db')).toContain('  serviceName: db\n');
  expect(namesOf(app).filter(one => one.startsWith('Service '))).toEqual(['Service db']);
});

test('a StatefulSet has one pod where nothing is said, since its pods do not share what they hold', () => {
  expect(shown(db({ kind: 'StatefulSet' }), 'StatefulSet db')).toContain('  replicas: 1\n');
});

test('a Deployment mounts a claim that is written beside it, by one pod that stops before the next starts', () => {
  const app = db({ volumes: [data] });
  expect(shown(app, 'PersistentVolumeClaim db-data')).toContain('storage: 10Gi');
  const text = shown(app, 'Deployment db');
  expect(text).toContain('  replicas: 1\n');
  expect(text).toContain('  strategy:\n    type: Recreate\n');
  expect(text).toContain('          persistentVolumeClaim:\n            claimName: db-data\n');
});

test('a DaemonSet has no number of pods, no budget and no spread', () => {
  const app = shopWith(chart => new Application(chart, 'agent', { image: 'agent:1', port: 9100, kind: 'DaemonSet' }));
  expect(shown(app, 'DaemonSet agent')).not.toMatch(/replicas|topologySpread/);
  expect(namesOf(app)).not.toContain('PodDisruptionBudget agent');
});

test('a job runs once', () => {
  const app = shopWith(chart => new Job(chart, 'import', { image: 'shop/import:1', retries: 2, keep: 3600 }));
  expect(shown(app, 'Job import')).toContain(`spec:
  backoffLimit: 2
  template:
`);
  expect(shown(app, 'Job import')).toContain(`      restartPolicy: Never
`);
});

test('with a schedule it runs again and again, one run at a time', () => {
  const app = shopWith(
    chart => new Job(chart, 'nightly', { image: 'shop/nightly:1', schedule: '0 3 * * *', timeZone: 'Europe/Berlin' }),
  );
  expect(shown(app, 'CronJob nightly')).toContain(`spec:
  concurrencyPolicy: Forbid
  jobTemplate:
`);
  expect(shown(app, 'CronJob nightly')).toMatch(/^ {2}schedule: "?0 3 \* \* \*"?\n {2}timeZone: Europe\/Berlin$/m);
});

test('a job calls applications: both ends are opened', () => {
  const app = shopWith(chart => {
    const database = new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
    new Job(chart, 'nightly', { image: 'shop/nightly:1', schedule: '@daily', calls: [database] });
  });
  expect(namesOf(app)).toEqual(
    expect.arrayContaining(['NetworkPolicy nightly-calls', 'NetworkPolicy db-from-nightly']),
  );
});

test('where no Namespace denies by default, a job is closed by itself', () => {
  const app = shopWith(chart => new Job(chart, 'import', { image: 'shop/import:1' }));
  expect(namesOf(app)).toContain('NetworkPolicy import-isolation');
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>]>([
  ['a Deployment', { volumes: [data] }],
  ['a StatefulSet', { kind: 'StatefulSet', volumes: [data], replicas: 3 }],
  ['a DaemonSet', { kind: 'DaemonSet' }],
])('the check finds nothing in %s, and *restricted* takes it', (_, props) => {
  const { faults, diagnostics } = db(props).render();
  expect([faults, diagnostics]).toEqual([[], []]);
});

test.each([undefined, '*/5 * * * *'])('the check finds nothing in a job with the schedule %s', schedule => {
  const app = shopWith(chart => {
    new Namespace(chart, 'shop');
    new Job(chart, 'import', { image: 'shop/import:1', user: 1000, ...(schedule !== undefined && { schedule }) });
  });
  expect([app.render().faults, app.render().diagnostics]).toEqual([[], []]);
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'two pods for one claim',
    { volumes: [data], replicas: 2 },
    "replicas: the volume data (volumes.0) is held by one pod; give it access: 'ReadWriteMany', or kind: 'StatefulSet' for one claim a pod",
  ],
  [
    'an autoscaler for one claim',
    { volumes: [data], autoscaling: { max: 5 } },
    "autoscaling: the volume data (volumes.0) is held by one pod; give it access: 'ReadWriteMany', or kind: 'StatefulSet' for one claim a pod",
  ],
  [
    'a number of pods for each node',
    { kind: 'DaemonSet', replicas: 2 },
    'replicas: a DaemonSet has one pod on each node; leave it away',
  ],
  [
    'a StatefulSet that starts anew',
    { kind: 'StatefulSet', strategy: 'Recreate' },
    'strategy: a StatefulSet stops each pod before the next starts by itself; leave it away',
  ],
])('%s is a fault', (_, props, fault) => {
  expect(faultsOf(db(props))).toEqual([`[shop/db] ${fault}`]);
});

test.each([
  ['0 3 * *', '0 3 * * has 4 parts; give five: minute, hour, day, month, day of the week, such as 0 3 * * *'],
  ['0 24 * * *', '24 is not a hour: 0 to 23, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 * * 7', '7 is not a day of the week: 0 to 6, ranges such as 1-5, steps such as */5, or *'],
  ['*/5/2 * * * *', '*/5/2 is not a minute: 0 to 59, ranges such as 1-5, steps such as */5, or *'],
  ['*/0 * * * *', '*/0 is not a minute: 0 to 59, ranges such as 1-5, steps such as */5, or *'],
  ['0 1-2-3 * * *', '1-2-3 is not a hour: 0 to 23, ranges such as 1-5, steps such as */5, or *'],
  ['0 5-1 * * *', '5-1 is not a hour: 0 to 23, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 0 * *', '0 is not a day: 1 to 31, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 32 * *', '32 is not a day: 1 to 31, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 1, * *', '1, is not a day: 1 to 31, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 * 13 *', '13 is not a month: 1 to 12, ranges such as 1-5, steps such as */5, or *'],
  ['0 0 * sun *', 'sun is not a month: 1 to 12, ranges such as 1-5, steps such as */5, or *'],
  ['@reboot', '@reboot has 1 part; give five: minute, hour, day, month, day of the week, such as 0 3 * * *'],
  ['@every 5', '@every 5 has 2 parts; give five: minute, hour, day, month, day of the week, such as 0 3 * * *'],
  ['CRON_TZ=UTC 0 3 * * *', 'CRON_TZ=UTC 0 3 * * * holds a time zone; give `timeZone` instead'],
  ['TZ=UTC 0 3 * * *', 'TZ=UTC 0 3 * * * holds a time zone; give `timeZone` instead'],
])('the schedule %s is a fault', (schedule, fault) => {
  const app = shopWith(chart => new Job(chart, 'nightly', { image: 'shop/nightly:1', schedule }));
  expect(faultsOf(app)).toEqual([`[shop/nightly] schedule: ${fault}`]);
});

test.each([
  '*/15 9-17 * * mon-fri',
  '0 0 1,15 jan *',
  '0 0 31 DEC sat',
  '59 23 ? 1-12/2 0,6',
  '  0  0 * * 0',
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
  '@every 1.5s500ms',
  '@every 1h30m',
])('the schedule %s is none', schedule => {
  const app = shopWith(chart => new Job(chart, 'nightly', { image: 'shop/nightly:1', schedule }));
  expect(faultsOf(app)).toEqual([]);
});

test('what is for schedules is a fault of a job that runs once', () => {
  const app = shopWith(chart => new Job(chart, 'import', { image: 'shop/import:1', timeZone: 'UTC' }));
  expect(faultsOf(app)).toEqual(['[shop/import] timeZone: it runs once; give a schedule, such as 0 3 * * *']);
});

test('a call of a job is a fault: it has no port', () => {
  const app = shopWith(chart => {
    const job = new Job(chart, 'import', { image: 'shop/import:1' });
    new Application(chart, 'web', { image: 'web:1', calls: [job] });
  });
  expect(faultsOf(app)).toEqual(['[shop/web] calls.0: import has no port to call; give it one']);
});
