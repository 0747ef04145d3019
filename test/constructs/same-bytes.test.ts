import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { ControllerName, Platform } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';

/** What somebody adds to a chart, whatever is in it already. */
type Addition = (platform: Platform<ControllerName>, chart: Chart) => unknown;

const host = 'shop.example.com';
const additions: readonly Addition[] = [
  ({ Namespace }, chart) => new Namespace(chart, 'shop'),
  ({ Application }, chart) => new Application(chart, 'web', { image: 'web:1', port: 3000, expose: { host } }),
  ({ Application }, chart) =>
    new Application(chart, 'cart', { image: 'cart:1', port: 7070, expose: { host, path: { regex: '/v[0-9]+/cart' } } }),
  ({ Application }, chart) =>
    new Application(chart, 'old', {
      image: 'old:1',
      port: 8080,
      expose: { host, path: '/old', rewrite: { strip: true } },
    }),
  ({ Job }, chart) => new Job(chart, 'import', { image: 'import:1', schedule: '0 3 * * *' }),
];

/** The files of an app whose chart was filled in this order, each manifest by itself. */
function manifestsOf(platform: Platform<ControllerName>, order: readonly Addition[]): readonly string[] {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const add of order) add(platform, chart);
  return app.synthYaml().split('---\n').sort();
}

test.each([ingressNginx(), traefik()])(
  'behind $kind, the order in which constructs are made changes no byte of a manifest',
  controller => {
    const platform = definePlatform({ controller, domain: 'example.com', tls: { issuer: 'letsencrypt' } });
    const first = manifestsOf(platform, additions);
    expect(first.length).toBeGreaterThan(15);
    expect(manifestsOf(platform, additions.toReversed())).toEqual(first);
    expect(manifestsOf(platform, [...additions.slice(2), ...additions.slice(0, 2)])).toEqual(first);
  },
);

test.each([ingressNginx(), traefik()])(
  'behind $kind, what is exposed and called keeps all names when it moves to another scope, and with a name when it is renamed',
  controller => {
    const { Application, PlatformApp } = definePlatform({ controller, domain: 'example.com', tls: { issuer: 'le' } });
    const written = (scopes: readonly string[], id: string): readonly string[] => {
      const app = new PlatformApp();
      const [first = '', ...inner] = scopes;
      const chart = new Chart(app, first, { namespace: 'shop' });
      const scope = inner.reduce((outer: Construct, name) => new Construct(outer, name), chart);
      const db = new Application(scope, `${id}-db`, { image: 'db:1', port: 5432, name: 'db' });
      new Application(scope, id, {
        image: 'web:1',
        port: 3000,
        name: 'web',
        calls: [db],
        expose: { host, path: '/web', rewrite: { strip: true } },
      });
      return app.synthYaml().split('---\n').sort();
    };
    const before = written(['shop'], 'web');
    expect(before.length).toBeGreaterThan(10);
    expect(written(['moved', 'team', 'inner'], 'web')).toEqual(before);
    expect(written(['moved'], 'frontend')).toEqual(before);
  },
);
