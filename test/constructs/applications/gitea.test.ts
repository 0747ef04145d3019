import type { Controller, PlatformApp } from '#index.js';
import { cidr } from '#index.js';
import { matchers } from '#testing/index.js';
import { shown } from '../shown.js';
import { appIn, controllers, reachOf, saidOf } from './asked.js';

expect.extend(matchers);

/** Gitea: pages through the controller, and SSH on a port of every node, past it. */
function gitea(controller: Controller): PlatformApp {
  const elsewhere = ['ClusterIssuer/letsencrypt'];
  return appIn('git', { controller, tls: { issuer: 'letsencrypt' }, elsewhere }, ({ Application }, chart) => {
    new Application(chart, 'gitea', {
      image: 'docker.gitea.com/gitea:1.24.6-rootless',
      kind: 'StatefulSet',
      replicas: 1,
      user: 1000,
      group: 1000,
      ports: { http: 3000, ssh: { port: 2222, service: 22, nodePort: 30022 } },
      service: { type: 'NodePort', externalTraffic: 'Local' },
      volumes: [
        { path: '/var/lib/gitea', name: 'data', claim: { size: '20Gi' } },
        { path: '/etc/gitea', emptyDir: {} },
      ],
      probes: { readiness: { http: '/api/healthz', port: 'http' } },
      callers: [cidr(['0.0.0.0/0', '::/0'], 'ssh')],
      expose: { host: 'git.example.com', port: 'http', bodySize: '512m' },
    });
  });
}

describe.each(controllers)('Gitea behind %s', (name, controller) => {
  test('the check finds nothing', () => {
    expect(saidOf(gitea(controller))).toEqual([]);
  });

  test('pages come through the controller, SSH from anywhere, and nothing else', async () => {
    const app = gitea(controller);
    expect(await reachOf(app)).toEqual(
      new Set(['0.0.0.0/0, ::/0 → git/gitea TCP 2222', `${name} → git/gitea TCP 3000`]),
    );
    expect(app).toReach('internet', 'git/gitea', 2222);
    expect(app).not.toReach('internet', 'git/gitea', 3000);
  });

  test('SSH has its port of the nodes, and pages are answered over https', () => {
    const app = gitea(controller);
    expect(shown(app, 'Service gitea')).toContain('- name: ssh\n      nodePort: 30022\n      port: 22\n');
    expect(app).toAnswer('https://git.example.com/shop/web.git/info/refs', { backend: 'git/gitea' });
  });
});
