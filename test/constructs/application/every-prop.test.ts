import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

const { Application, Namespace, Job } = platform;
/** An application and two jobs that are told all that can be told of their pods. */
function everything() {
  return shopWith(chart => {
    new Namespace(chart, 'shop', { podSecurity: 'privileged' });
    new Application(chart, 'web', {
      image: 'shop/web:1',
      pull: 'Always',
      command: ['/web'],
      args: ['--serve'],
      workingDir: '/srv',
      port: 3000,
      user: 1000,
      group: 2000,
      gracePeriod: 60,
      pullSecrets: ['registry'],
      sysctls: { 'net.core.somaxconn': '1024' },
      env: {
        NODE: { field: 'spec.nodeName' },
        HUGE: { resource: 'requests.hugepages-2Mi', container: 'proxy' },
        ZONE: { field: "metadata.labels['topology.kubernetes.io/zone']" },
        TOKEN: { secret: 'web', key: 'token' },
      },
      resources: {
        cpu: '200m',
        memory: '1Gi',
        cpuLimit: '2',
        memoryLimit: '2Gi',
        storage: '5Gi',
        devices: { 'nvidia.com/gpu': '1' },
      },
      writable: ['/tmp', '/run'],
      capabilities: ['NET_BIND_SERVICE'],
      probes: {
        readiness: {
          http: '/ready',
          headers: { 'X-Probe': '1' },
          scheme: 'HTTPS',
          every: 5,
          timeout: 2,
          failures: 4,
          delay: 1,
        },
        liveness: { grpc: true },
        startup: { grpc: 'web.v1' },
      },
      lifecycle: { postStart: { command: ['/warm'] }, preStop: { http: '/stop' } },
      volumes: [
        { path: '/node', hostPath: { path: '/var/log', type: 'Directory' } },
        { path: '/share', readOnly: true, nfs: { server: '10.0.0.5', path: '/share' } },
        { path: '/keys', csi: { driver: 'csi.example.com', fsType: 'ext4', secret: 'signing' } },
        {
          path: '/all',
          projected: [
            { secret: 'web', items: { a: 'b' }, optional: true },
            { configMap: 'web', items: { c: 'd' } },
          ],
        },
        { path: '/many', claim: 'shared', readOnly: true },
      ],
      initContainers: { migrate: { image: 'shop/migrate:1', privileged: true, writable: true, user: 7 } },
      sidecars: {
        proxy: {
          image: 'proxy:1',
          probes: { readiness: { command: ['/ready'] } },
          lifecycle: { preStop: false },
          ports: { admin: { port: 9000, service: 90 } },
          writable: [],
        },
      },
      scheduling: {
        spread: [
          { over: 'rack', skew: 2 },
          { over: 'zone', required: true },
        ],
        nodes: { 'kubernetes.io/arch': ['amd64', 'arm64'] },
        preferredNodes: { disk: 'ssd' },
        tolerations: [
          { key: 'gpu', effect: 'NoSchedule' },
          { key: 'team', value: 'shop', effect: 'NoExecute', seconds: 60 },
        ],
        near: [
          { labels: { app: 'cache' }, within: 'zone' },
          { labels: { app: 'db' }, required: true },
        ],
        apart: [{ labels: { app: 'batch' }, namespace: 'jobs', required: true }],
        priorityClass: 'system-cluster-critical',
        runtimeClass: 'gvisor',
      },
      podAnnotations: { a: 'b' },
      autoscaling: {
        min: 3,
        max: 10,
        cpu: 60,
        memory: 70,
        metrics: [
          { pods: 'requests', average: '100' },
          { object: 'depth', of: { apiVersion: 'v1', kind: 'Service', name: 'queue' }, value: '30' },
          { external: 'jobs', labels: { queue: 'mail' }, average: '5' },
        ],
        up: { pods: 4, period: 15 },
        down: { window: 600, percent: 10 },
      },
      disruptionBudget: { minAvailable: '50%' },
      account: {
        may: [{ verbs: ['get', 'list'], resources: ['pods', 'pods/log', 'deployments.apps/scale'], names: ['web'] }],
        mayEverywhere: [{ verbs: ['get'], resources: ['nodes'] }],
        roles: [{ kind: 'ClusterRole', name: 'view' }],
      },
      service: { type: 'NodePort', sticky: true, labels: { s: 't' }, annotations: { u: 'v' } },
    });
    new Job(chart, 'nightly', {
      image: 'shop/nightly:1',
      schedule: '@daily',
      history: { succeeded: 1, failed: 2 },
      concurrency: 'Replace',
      suspended: true,
      startDeadline: 60,
      retries: 2,
      deadline: 600,
      completions: 4,
      parallelism: 2,
      keep: 3600,
      restart: 'OnFailure',
      annotations: { a: 'b' },
    });
    new Job(chart, 'once', { image: 'shop/once:1', suspended: true });
  });
}

const made = [
  'Deployment web',
  'HorizontalPodAutoscaler web',
  'PodDisruptionBudget web',
  'Role web',
  'RoleBinding web',
  'ClusterRole shop-web',
  'ClusterRoleBinding shop-web',
  'RoleBinding web-view',
  'ServiceAccount web',
  'Service web',
  'CronJob nightly',
  'Job once',
];

test('all that is told stands in the manifests, and nothing else', () => {
  const app = everything();
  expect(faultsOf(app)).toEqual([]);
  const expected = readFileSync(join(__dirname, 'every-prop.yaml'), 'utf8');
  expect(made.map(one => shown(app, one)).join('---\n')).toBe(expected);
});
