import { Cron, Duration } from 'cdk8s';
import { faultsOf, platform, shopWith, shown, warningsOf } from './shown.js';

const { Application, Job, Namespace } = platform;

/** What plain JavaScript can give, past TypeScript. */
function odd(props: unknown): never {
  return props as never;
}

/** What is said of one application, without the path. */
function saidOf(props: object): readonly string[] {
  const app = shopWith(chart => new Application(chart, 'web', odd({ image: 'web:1', port: 8080, ...props })));
  return [...faultsOf(app), ...warningsOf(app)].map(one => one.replace('[shop/web] ', ''));
}

/** What is said of one job, without the path. */
function saidOfJob(props: object): readonly string[] {
  const app = shopWith(chart => new Job(chart, 'report', odd({ image: 'report:1', ...props })));
  return faultsOf(app).map(one => one.replace('[shop/report] ', ''));
}

/** What is said of the namespace, without the path. */
function saidOfNamespace(props: object): readonly string[] {
  const app = shopWith(chart => new Namespace(chart, 'shop', odd(props)));
  return faultsOf(app).map(one => one.replace('[shop/shop] ', ''));
}

test.each<[string, object, string]>([
  ['no image', { image: undefined }, 'image: none is given; name one, such as registry/shop/web:1'],
  [
    'an image without its tag',
    { image: 'web:' },
    'image: an empty text is not a tag: letters, digits, and . _ - after the first, up to 128',
  ],
  [
    'the newest image',
    { image: 'web:latest' },
    'image: web:latest is another program every day; give the tag of a version, or a digest',
  ],
  [
    'the newest image of a sidecar',
    { sidecars: { proxy: { image: 'proxy:latest' } } },
    'sidecars.proxy.image: proxy:latest is another program every day; give the tag of a version, or a digest',
  ],
  [
    'a kind that ends',
    { kind: 'CronJob' },
    'kind: "CronJob" is not what runs an Application; what runs to its end is a Job',
  ],
  [
    'a kind in small letters',
    { kind: 'deployment' },
    'kind: "deployment" is not one of Deployment, StatefulSet, DaemonSet',
  ],
  [
    'requests',
    { resources: { requests: { cpu: '1' } } },
    'resources.requests: there is no such prop; did you mean cpu and memory',
  ],
  [
    'limits',
    { limits: { memory: '1Gi' } },
    'limits: there is no such prop; did you mean resources.cpuLimit and resources.memoryLimit',
  ],
  [
    'thousandths after a blank',
    { resources: { cpu: '100 m' } },
    'resources.cpu: 100 m is not a quantity such as 250m or 128Mi; did you mean 100m',
  ],
  [
    'processors by their name',
    { resources: { cpu: '0.5 cores' } },
    'resources.cpu: 0.5 cores is not a quantity such as 250m or 128Mi; did you mean 0.5',
  ],
  ['no amount at all', { resources: { cpu: '' } }, 'resources.cpu: "" is not a quantity such as 250m or 128Mi'],
  [
    'five hundred processors',
    { resources: { cpu: '500' } },
    'resources.cpu: 500 is 500 processors, which few nodes have; 500m is 500 thousandths of one',
  ],
  ['a user that Linux has not', { user: 1e10 }, 'user: 10000000000 is not a user id, which are 1 to 2147483647'],
  [
    'a line for a shell',
    { command: ['sh -c "serve"'] },
    'command: "sh -c \\"serve\\"" is looked for as one program, and no shell reads it; give a word each, ["sh","-c","\\"serve\\""], or ["sh", "-c", …]',
  ],
  [
    'a line for a shell in a probe',
    { probes: { liveness: { command: ['cat /tmp/alive'] } } },
    'probes.liveness.command: "cat /tmp/alive" is looked for as one program, and no shell reads it; give a word each, ["cat","/tmp/alive"], or ["sh", "-c", …]',
  ],
  [
    'no program',
    { command: [''] },
    "command.0: an empty text is no program; name one, or leave it away for the image's",
  ],
  [
    'a zero byte in a variable',
    { env: { A: 'a\0b' } },
    'env.A: it holds a zero byte, at which programs stop reading; leave it away',
  ],
])('%s is said with its prop and the way out', (_, props, says) => {
  expect(saidOf(props)).toEqual([says]);
});

test.each<[string, object, string]>([
  [
    'seconds as text',
    { liveness: { http: '/', delay: '10s' } },
    'liveness.delay: "10s" is not a whole number of seconds',
  ],
  [
    'a whole address',
    { readiness: { http: 'http://web/ready' } },
    'readiness.http: http://web/ready does not begin with /; give the path alone, and the port by `port`',
  ],
  ['a port for true', { readiness: { tcp: 8080 } }, 'readiness.tcp: 8080 is not true'],
  ['true', { readiness: true }, 'readiness: true is not false or a probe such as { http: "/ready" }'],
])('a probe with %s', (_, probes, says) => {
  expect(saidOf({ probes })).toEqual([`probes.${says}`]);
});

test.each<[string, object, readonly string[]]>([
  [
    'the whole image',
    { path: '/', emptyDir: {} },
    ['volumes.0: / is the whole image, which nothing can be mounted over; name a folder in it'],
  ],
  [
    'a name with capitals',
    { path: '/data', configMap: 'My_Map' },
    [
      'volumes.0.configMap: "My_Map" is not the name of a ConfigMap (a-z, 0-9, inner dashes and dots), or a construct that makes one',
    ],
  ],
  [
    'the size of scratch space',
    { path: '/data', emptyDir: { size: '1Gi' } },
    ['volumes.0.emptyDir.size: there is no such prop; did you mean sizeLimit'],
  ],
  [
    'the class of a claim',
    { path: '/data', claim: { size: '1Gi', class: 'fast' } },
    ['volumes.0.claim.class: there is no such prop; did you mean storageClass'],
  ],
])('a volume with %s', (_, volume, says) => {
  expect(saidOf({ user: 1000, group: 1000, volumes: [volume] })).toEqual(says);
});

test('a claim that one node holds is none for a DaemonSet', () => {
  const volumes = [{ path: '/data', claim: { size: '1Gi' } }];
  expect(saidOf({ kind: 'DaemonSet', user: 1000, group: 1000, volumes })).toEqual([
    "volumes.0.claim: one node holds the volume data, and a DaemonSet has a pod on each; give it access: 'ReadWriteMany', or `ephemeral` or `hostPath` in its place",
  ]);
});

test.each<[string, object, readonly string[]]>([
  ['a share of one', { cpu: 0.8 }, ['cpu: 0.8 is not a percentage from 1; did you mean 80']],
  ['a percentage with its sign', { cpu: '80%' }, ['cpu: "80%" is not a percentage such as 80, without a sign']],
  [
    'an average as a number',
    { metrics: [{ pods: 'rps', average: 100 }] },
    ['metrics.0.average: 100 is not a text such as "100"'],
  ],
  [
    'an average that is none',
    { metrics: [{ pods: 'rps', average: '100rps' }] },
    ['metrics.0.average: 100rps is not a quantity such as 30 or 500m'],
  ],
  ['no value', { metrics: [{ external: 'depth', average: '0' }] }, ['metrics.0.average: 0 is not above 0']],
  [
    'a window of days',
    { down: { window: 86_400 } },
    ['down.window: 86400 is not a whole number of seconds from 0 to 3600'],
  ],
  ['no pods', { up: { pods: 0 } }, ['up.pods: 0 is not a whole number from 1']],
  [
    'a period of nothing',
    { up: { period: 30 } },
    ['up.period: how many may change within it is not said; give pods or percent'],
  ],
])('an autoscaler with %s', (_, autoscaling, says) => {
  expect(saidOf({ autoscaling: { max: 3, ...autoscaling } })).toEqual(says.map(one => `autoscaling.${one}`));
});

test.each<[unknown, string]>([
  [true, 'true is not false, { maxUnavailable } or { minAvailable }'],
  [{ maxUnavailable: 1, minAvailable: 1 }, 'an object is not one of maxUnavailable and minAvailable; give one'],
])('a disruption budget of %j', (disruptionBudget, says) => {
  expect(saidOf({ disruptionBudget })).toEqual([`disruptionBudget: ${says}`]);
});

test('a pod that has less time to stop than the usual sleep does not sleep', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 8080, gracePeriod: 3 }));
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'Deployment web')).not.toContain('sleep');
});

test.each<[object, string]>([
  [{ schedule: 'daily' }, 'schedule: daily is not a schedule; did you mean @daily'],
  [
    { schedule: '' },
    'schedule: an empty text has 0 parts; give five: minute, hour, day, month, day of the week, such as 0 3 * * *',
  ],
  [{ schedule: '0 3 31 2,4 *' }, 'schedule: day 31 is in no month of 2,4, and it never runs; give a day that there is'],
  [
    { schedule: '0 3 30-31 feb *' },
    'schedule: day 30-31 is in no month of feb, and it never runs; give a day that there is',
  ],
  [{ schedule: Cron.daily() }, 'schedule: an object of class Cron is not a text such as "0 3 * * *"'],
  [
    { gracePeriod: Duration.minutes(1) },
    'gracePeriod: an object of class Duration is not a whole number of seconds from 0',
  ],
  [{ deadline: '1h' }, 'deadline: "1h" is not a number of seconds'],
  [{ backoffLimit: 3 }, 'backoffLimit: there is no such prop; did you mean retries'],
  [{ activeDeadlineSeconds: 60 }, 'activeDeadlineSeconds: there is no such prop; did you mean deadline'],
  [{ ttlSecondsAfterFinished: 60 }, 'ttlSecondsAfterFinished: there is no such prop; did you mean keep'],
  [{ concurrencyPolicy: 'Forbid' }, 'concurrencyPolicy: there is no such prop; did you mean concurrency'],
  [{ port: 80 }, 'port: 80 is not what a job has, since nobody calls it; leave it away, or make it an Application'],
  [
    { schedule: '0 3 * * *', timeZone: 'Berlin' },
    'timeZone: Berlin is not a time zone such as Europe/Berlin; did you mean Europe/Berlin',
  ],
  [
    { schedule: '0 3 * * *', timeZone: 'europe/paris' },
    'timeZone: europe/paris is not a time zone such as Europe/Berlin; did you mean Europe/Paris',
  ],
  [
    { schedule: '0 3 * * *', timeZone: 'Mars/Olympus' },
    'timeZone: Mars/Olympus is not a time zone such as Europe/Berlin',
  ],
  [
    { name: 'x'.repeat(53), schedule: '0 3 * * *' },
    `name: ${'x'.repeat(53)} has 53 letters, and where there is a schedule up to 52 are, since its Jobs are called after it; give another`,
  ],
])('a job with %j', (props, says) => {
  expect(saidOfJob(props)).toEqual([says]);
});

test.each([['UTC'], ['Etc/GMT+5'], ['America/Argentina/Buenos_Aires'], ['Asia/Calcutta']])(
  'the time zone %s is one',
  timeZone => {
    expect(saidOfJob({ schedule: '0 3 * * *', timeZone })).toEqual([]);
  },
);

test.each([['0 3 29 2 *'], ['0 3 31 2 1'], ['0 3 31 */2 *'], ['0 3 1-31 2 *'], ['0 0 30 2,4 ?']])(
  'the schedule %s does run',
  schedule => {
    expect(saidOfJob({ schedule })).toEqual([]);
  },
);

test.each<[object, string]>([
  [{ quota: { memory: '40' } }, 'quota.memory: 40 is 40 bytes; 40Mi is mebibytes'],
  [{ quota: { storage: '10GB' } }, 'quota.storage: 10GB is not a quantity such as 250m or 128Mi; did you mean 10Gi'],
  [{ quota: { cpu: '20M' } }, 'quota.cpu: 20M is 20000000 processors; 20m is 20 thousandths of one'],
  [
    { limits: { max: { memory: '4GB' } } },
    'limits.max.memory: 4GB is not a quantity such as 250m or 128Mi; did you mean 4Gi',
  ],
  [
    { limits: { default: { cpu: '100M' } } },
    'limits.default.cpu: 100M is 100000000 processors; 100m is 100 thousandths of one',
  ],
  [{ defaultDeny: false }, 'defaultDeny: there is no such prop; did you mean denies'],
])('a namespace with %j', (props, says) => {
  expect(saidOfNamespace(props)).toEqual([says]);
});

test('a quota of nothing, and of thousands of processors, is one', () => {
  expect(saidOfNamespace({ quota: { cpu: '4000', memory: '0' } })).toEqual([]);
});
