import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { say } from '#constructs/synthesis/synth.js';
import type { PlatformApp, PlatformAppProps } from '#index.js';
import { cni, definePlatform, ingressNginx, monitoring, traefik } from '#index.js';
import { faultsOf, namesOf, platform, shopWith, shown } from './shown.js';

const { Application } = platform;

/** What a program writes to standard error meanwhile. */
function saidMeanwhile(program: () => void): string {
  const said: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation(text => said.push(text.toString()) > 0);
  try {
    program();
  } finally {
    spy.mockRestore();
  }
  return said.join('');
}

/** An app whose check ends with a warning: flannel enforces no network policy. */
function unenforced(failOn?: 'error' | 'warning', outdir?: string): PlatformApp {
  const bare = definePlatform({ controller: ingressNginx(), cni: cni('flannel') });
  const app = new bare.PlatformApp({ ...(failOn && { failOn }), ...(outdir !== undefined && { outdir }) });
  new bare.Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
  return app;
}

const warning =
  /^warning: \[shop\/web\/isolation\/NetworkPolicy-web-isolation\] NetworkPolicy web-isolation: .*\(policy-not-enforced\)\n$/;

test('a warning is printed on standard error when the app is synthesised, once', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    const app = unenforced(undefined, outdir);
    expect(
      saidMeanwhile(() => {
        app.synth();
      }),
    ).toMatch(warning);
    expect(
      saidMeanwhile(() => {
        app.synth();
        app.synthYaml();
      }),
    ).toBe('');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('rendering prints nothing, and holds the warnings', () => {
  const app = unenforced();
  expect(
    saidMeanwhile(() => {
      app.render();
    }),
  ).toBe('');
  expect(app.render().warnings).toEqual([expect.stringContaining('(policy-not-enforced)')]);
  expect(app.render().faults).toEqual([]);
});

test('what acts in a terminal is shown and does not act', () => {
  expect(
    saidMeanwhile(() => {
      say(['web\u001b[2J\nnext\u009b']);
    }),
  ).toBe('web\\u001b[2J\\u000anext\\u009b\n');
});

test("with failOn: 'warning' it stops the synthesis", () => {
  const app = unenforced('warning');
  expect(faultsOf(app)).toEqual([expect.stringContaining('(policy-not-enforced)')]);
  expect(() => app.synthYaml()).toThrow('Validation failed with the following errors:');
});

describe('two platforms in one app', () => {
  const internal = (name: string): typeof platform =>
    definePlatform({ controller: ingressNginx({ name, ingressClass: 'internal' }), domain: 'corp.example.com' });

  function appWith(other: typeof platform): PlatformApp {
    return shopWith(chart => {
      new Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
      new other.Application(chart, 'admin', { image: 'admin:1', port: 80, expose: {} });
    });
  }

  test('both are checked, each by its own controllers', () => {
    const app = appWith(internal('internal'));
    expect(app.render()).toMatchObject({ faults: [], warnings: [] });
    expect(app.render().diagnostics.filter(one => one.rule === 'controller-unread')).toEqual([]);
  });

  test('two controllers of one name that are set up in two ways are a fault', () => {
    expect(faultsOf(appWith(internal('ingress-nginx')))).toEqual([
      '[app] controller: two platforms of this app have a controller called ingress-nginx, each set up in its own way; give one a name',
    ]);
  });

  test('the same controller in both is one', () => {
    expect(faultsOf(appWith(definePlatform({ controller: ingressNginx(), domain: 'example.org' })))).toEqual([]);
  });
});

test('constructs of another copy of the library are said', async () => {
  let other: typeof platform | undefined;
  await jest.isolateModulesAsync(async () => {
    const second = await import('#index.js');
    other = second.definePlatform({ controller: second.ingressNginx(), domain: 'example.com' });
  });
  const app = shopWith(chart => {
    if (other) new other.Route(chart, 'way', { to: { service: 'web', port: 80 } });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/way/route] it comes from another copy of gatewright than the app, and the two do not know of each other; `npm ls gatewright` shows them, `npm dedupe` makes them one',
  ]);
});

test('what a plain App synthesises is the same twice', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  expect(app.synthYaml()).toBe(app.synthYaml());
});

describe('what exists elsewhere', () => {
  function complete(elsewhere: readonly string[]): readonly string[] {
    const app = new platform.PlatformApp({ complete: true, elsewhere });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new platform.Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'web:1', port: 8080, expose: {} });
    new Application(chart, 'old', { image: 'old:1', port: 8080, expose: { tls: { secret: 'old-tls' } } });
    return faultsOf(app);
  }

  test('is missing in a complete app as long as nobody says that it exists', () => {
    expect(complete([])).toEqual([
      expect.stringContaining('no Secret is called shop/old-tls'),
      expect.stringContaining('no ClusterIssuer is called letsencrypt'),
    ]);
  });

  test('is there once it is named, and nothing else with it', () => {
    expect(complete(['ClusterIssuer/letsencrypt'])).toEqual([
      expect.stringContaining('no Secret is called shop/old-tls'),
    ]);
    expect(complete(['ClusterIssuer/letsencrypt', 'Secret/shop/old-tls'])).toEqual([]);
  });

  test('can be said once for the whole platform', () => {
    const known = definePlatform({
      controller: ingressNginx(),
      domain: 'example.com',
      tls: { issuer: 'letsencrypt' },
      elsewhere: ['ClusterIssuer/letsencrypt'],
    });
    const app = new known.PlatformApp({ complete: true });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new known.Namespace(chart, 'shop');
    new known.Application(chart, 'web', { image: 'web:1', port: 8080, expose: {} });
    expect(faultsOf(app)).toEqual([]);
    expect(app.render().configuration.text).toContain('elsewhere:\n  - ClusterIssuer/letsencrypt\n');
  });

  test.each([
    [
      ['Service/auth/oauth2-proxy'],
      ['no pod of auth has the labels that the policy selects', 'no Namespace is called auth'],
    ],
    [['Service/auth/oauth2-proxy', 'Namespace/auth'], []],
  ])('may be a namespace of a Helm release, whose pods a route opens though none is here: %j', (known, said) => {
    const app = new platform.PlatformApp({ complete: true, elsewhere: ['ClusterIssuer/letsencrypt', ...known] });
    const chart = new Chart(app, 'auth', { namespace: 'auth' });
    const pods = { labels: { 'app.kubernetes.io/name': 'oauth2-proxy' }, port: 4180 };
    new platform.Route(chart, 'sign-in', { to: { service: 'oauth2-proxy', port: 80, pods } });
    expect(faultsOf(app)).toEqual(said.map(one => expect.stringContaining(one) as unknown));
  });

  test.each([
    [[], ['no pod of monitoring is matched by the peer']],
    [['Namespace/monitoring'], []],
  ])('may be a namespace, whose pods are let in though none is here: %j', (elsewhere, messages) => {
    const app = new platform.PlatformApp({ complete: true, elsewhere });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new platform.Namespace(chart, 'shop');
    new Application(chart, 'web', { image: 'web:1', port: 8080, callers: [monitoring()] });
    expect(app.render().warnings).toEqual(messages.map(one => expect.stringContaining(one) as unknown));
  });

  test('has the name of a resource', () => {
    expect(complete(['letsencrypt'])).toEqual([
      '[app] elsewhere.0: letsencrypt is not the name of a resource; write ClusterIssuer/letsencrypt, or Secret/shop/web-tls where it stands in a namespace',
    ]);
  });
});

test('props of an app that are not of their type are faults', () => {
  const odd = { complete: 'yes', failOn: 'info' } as unknown as PlatformAppProps;
  expect(faultsOf(new platform.PlatformApp(odd))).toEqual([
    '[app] complete: "yes" is not true or false',
    '[app] failOn: "info" is not one of error, warning',
  ]);
});

test('rules and versions of Kubernetes that nobody knows are faults of the platform', () => {
  const odd = definePlatform({ controller: ingressNginx(), kubernetes: '1.99', rules: { 'rute-shadowed': 'error' } });
  expect(faultsOf(new odd.PlatformApp())).toEqual([
    expect.stringMatching(/^\[app\] kubernetes: Kubernetes 1\.99 is not known; known are /),
    '[app] rules: no rule is called rute-shadowed; did you mean route-shadowed?',
  ]);
});

test('what a platform is told amiss is said with its prop, and what is known', () => {
  const odd = definePlatform({
    controller: [ingressNginx(), ingressNginx()],
    domain: 'Example.com',
    elsewhere: ['Secret/shop/web', 'letsencrypt'],
    rules: { nothing: 'off' },
    kubernetes: 'newest',
  });
  expect(faultsOf(new odd.PlatformApp())).toEqual([
    '[app] controller: two are called ingress-nginx; give one a name',
    expect.stringMatching(/^\[app\] kubernetes: newest is no version of Kubernetes; known are 1\.\d+ to 1\.\d+$/),
    '[app] rules: no rule is called nothing; `gatewright rules` lists them',
    '[app] elsewhere.1: letsencrypt is not the name of a resource; write ClusterIssuer/letsencrypt, or Secret/shop/web-tls where it stands in a namespace',
    '[app] domain: Example.com is not a DNS name in lower case; did you mean example.com',
  ]);
  const none = definePlatform({ controller: [] as never });
  expect(faultsOf(new none.PlatformApp())).toEqual([
    '[app] controller: none is given; give ingressNginx() or traefik()',
  ]);
});

test('a host outside of the domain of the platform is a warning', () => {
  const app = shopWith(chart => {
    new Application(chart, 'web', { image: 'web:1', port: 80, expose: { host: ['example.com', 'web.example.org'] } });
  });
  expect(app.render().warnings).toEqual([
    '[shop/web] host: web.example.org is not under example.com, the domain of the platform',
  ]);
});

describe('a move between two controllers', () => {
  const moving = definePlatform({
    controller: [ingressNginx(), traefik()],
    domain: 'example.com',
    tls: { issuer: 'letsencrypt' },
  });

  function warningsOf(tls?: false): readonly string[] {
    const app = new moving.PlatformApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const expose = { host: 'shop.example.com', ...(tls === false && { tls }) };
    new moving.Application(chart, 'web', { image: 'web:1', port: 80, expose });
    new moving.Application(chart, 'cart', { image: 'cart:1', port: 80, expose: { ...expose, path: '/cart' } });
    expect(faultsOf(app)).toEqual([]);
    return app.render().warnings;
  }

  test('says nothing where both answer alike', () => {
    expect(warningsOf()).toEqual([]);
  });

  test('says for each host which request they answer otherwise', () => {
    // without TLS ingress-nginx answers https all the same, with its own certificate
    expect(warningsOf(false)).toEqual([
      expect.stringMatching(
        /^\[app\] controller: ingress-nginx and traefik do not answer alike: GET https:\/\/shop\.example\.com\/\S* ends at shop\/(web|cart):80, path \S+ with ingress-nginx and at status 404 with traefik; of this host \d+ more of the requests tried differ$/,
      ),
    ]);
  });

  test('says nothing of shares that each controller counts in its own way', () => {
    const app = new moving.PlatformApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const [old, next] = ['old', 'next'].map(name => new moving.Application(chart, name, { image: 'web:1', port: 80 }));
    if (!old || !next) throw new Error('two are made');
    new moving.Route(chart, 'shop', {
      to: [
        { application: old, weight: 9 },
        { application: next, weight: 1 },
      ],
    });
    expect(app.render()).toMatchObject({ faults: [], warnings: [] });
  });

  test('has one Certificate, which no Ingress asks cert-manager for', () => {
    const app = new moving.PlatformApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new moving.Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
    expect(namesOf(app).filter(name => name.startsWith('Certificate'))).toEqual(['Certificate web.example.com-tls']);
    expect(shown(app, 'Ingress web')).not.toContain('cert-manager.io');
    expect(shown(app, 'Ingress web')).toContain('secretName: web.example.com-tls');
  });

  test('between two of one kind writes both, with names of their own', () => {
    const classes = definePlatform({
      controller: [ingressNginx(), ingressNginx({ name: 'next', ingressClass: 'next' })],
      domain: 'example.com',
    });
    const app = new classes.PlatformApp();
    new classes.Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', {
      image: 'w:1',
      port: 80,
      expose: {},
    });
    expect(app.render()).toMatchObject({ faults: [], warnings: [] });
    expect(shown(app, 'Ingress web')).toContain('ingressClassName: nginx');
    expect(shown(app, 'Ingress web-next')).toContain('ingressClassName: next');
  });
});
