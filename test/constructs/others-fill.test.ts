import { Chart } from 'cdk8s';
import { definePlatform, ExternalSecret, ingressNginx, service, traefik } from '#index.js';
import type { PlatformApp } from '#index.js';
import { matchers } from '#testing/index.js';

expect.extend(matchers);

const url = 'http://admin.example.com/';

describe.each([ingressNginx(), traefik()])('behind $kind, in an app that is complete', controller => {
  const platform = definePlatform({ controller, domain: 'example.com' });

  /** An application that asks for the passwords in the Secret `operators`. */
  function admin(elsewhere: readonly string[], with_: (chart: Chart) => void = () => undefined): PlatformApp {
    const app = new platform.PlatformApp({ complete: true, elsewhere });
    const chart = new Chart(app, 'api', { namespace: 'api' });
    new platform.Namespace(chart, 'namespace', { name: 'api' });
    const expose = { basicAuth: { secret: 'operators' } };
    new platform.Application(chart, 'admin', { image: 'admin:1', port: 8080, expose });
    with_(chart);
    return app;
  }

  test('a Secret that nobody fills is missed by the route that rests on it', () => {
    expect(admin([])).not.toSynthesizeCleanly();
  });

  test('an ExternalSecret fills the Secret of its name: the route asks for a password', () => {
    const app = admin([], chart => new ExternalSecret(chart, 'operators', { store: 'vault', data: { auth: 'api' } }));
    expect(app).toSynthesizeCleanly();
    expect(app).toAnswer(url, { status: 401 });
  });

  test('a Secret that is said to stand elsewhere is there', () => {
    const app = admin(['Secret/api/operators']);
    expect(app).toSynthesizeCleanly();
    expect(app).toAnswer(url, { status: 401 });
  });

  /** An application that calls what stands in a namespace of others. */
  function calling(namespace: string, elsewhere: readonly string[]): PlatformApp {
    return admin(['Secret/api/operators', ...elsewhere], chart => {
      const dex = service({ namespace, name: 'dex', labels: { app: 'dex' }, ports: 5556 });
      new platform.Application(chart, 'sign-in', { image: 'sign-in:1', calls: [dex] });
    });
  }

  test('pods of a namespace that is said to stand elsewhere may be there, others are missed', () => {
    expect(calling('identity', ['Namespace/identity'])).toSynthesizeCleanly();
    expect(calling('identity', [])).not.toSynthesizeCleanly();
  });

  test('every cluster has a namespace default, and its pods are missed all the same', () => {
    expect(calling('default', [])).not.toSynthesizeCleanly();
  });
});
