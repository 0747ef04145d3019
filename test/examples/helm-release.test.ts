import { join } from 'node:path';
import { Chart, Include } from 'cdk8s';
import type { PlatformApp } from '#index.js';
import { matchers } from '#testing/index.js';
import { helmRelease } from '../../examples/helm-release/helm-release.js';
import { namesOf } from '../constructs/shown.js';
import { answeredOtherwise, connectionsIn, forEachController, policiesFor, violationsIn } from './asked.js';

expect.extend(matchers);

const apps = forEachController(helmRelease);
const clusters = forEachController((...props) => withReleases(helmRelease(...props)));
const longhorn = 'https://longhorn.example.com/';

test('both controllers answer every request alike', () => {
  expect(answeredOtherwise(clusters)).toEqual([]);
});

const both = apps.map(([controller, app], at) => [controller, app, clusters[at]?.[1] ?? app] as const);

describe.each(both)('behind %s', (_, app, cluster) => {
  test('the check finds nothing, and every manifest fits the API', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test('nothing is written of what Helm has installed', () => {
    const kinds = namesOf(app).map(one => one.split(' ')[0]);
    const routing = ['Ingress', 'IngressRoute', 'Middleware', 'Certificate', 'NetworkPolicy'];
    expect(kinds.filter(one => !routing.includes(one ?? ''))).toEqual([]);
  });

  test('the sign-in is asked before each request, and shown to who may not pass', () => {
    expect(policiesFor(app, longhorn)).toMatchObject({
      externalAuthentication: {
        url: 'http://oauth2-proxy.auth.svc.cluster.local/oauth2/auth',
        signIn: { url: 'https://sign-in.example.com/oauth2/start' },
      },
      bodySize: { most: 10 * 1024 ** 3 },
    });
    expect(policiesFor(app, 'https://sign-in.example.com/')).not.toHaveProperty('externalAuthentication');
  });

  test('plain HTTP is sent to https, and the sign-in ends at the Service of its release', () => {
    expect(cluster).toAnswer('http://longhorn.example.com/', { redirect: longhorn });
    expect(cluster).toAnswer('https://sign-in.example.com/oauth2/start', { backend: 'auth/oauth2-proxy:80' });
  });

  test('the controller reaches the pods of both releases, nobody else does, and where they go is left as it was', () => {
    const anywhere = '{"kind":"ip","cidrs":["0.0.0.0/0","::/0"]}';
    expect(connectionsIn(cluster)).toEqual([
      'controller → longhorn-ui 8000',
      'controller → oauth2-proxy 4180',
      `longhorn-ui → ${anywhere} all`,
      `oauth2-proxy → ${anywhere} all`,
    ]);
    expect(cluster).not.toReach('auth/oauth2-proxy', 'longhorn-system/longhorn-ui', 8000);
  });
});

/** The cluster of an app: what Helm has installed in it stands beside. */
function withReleases(app: PlatformApp): PlatformApp {
  new Include(new Chart(app, 'releases'), 'releases', { url: join(__dirname, 'helm-releases.yaml') });
  return app;
}
