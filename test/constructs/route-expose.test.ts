import { Chart } from 'cdk8s';
import { matchers } from '#testing/index.js';
import type { PlatformApp } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf } from './shown.js';

expect.extend(matchers);

const controllers = { 'ingress-nginx': ingressNginx(), traefik: traefik() } as const;

describe.each(['ingress-nginx', 'traefik'] as const)('behind %s', kind => {
  const platform = definePlatform({ controller: controllers[kind], domain: 'example.com' });

  function app(props: object, fill?: (chart: Chart) => void): PlatformApp {
    const made = new platform.PlatformApp();
    const chart = new Chart(made, 'shop', { namespace: 'shop' });
    fill?.(chart);
    new platform.Route(chart, 'shop', props);
    return made;
  }

  const legacy = { service: 'legacy', port: 80 };

  /** A route to an application without routes of its own. */
  function toLegacy(props: object): PlatformApp {
    const made = new platform.PlatformApp();
    const chart = new Chart(made, 'shop', { namespace: 'shop' });
    const to = new platform.Application(chart, 'legacy', { image: 'legacy:1', port: 8080 });
    new platform.Route(chart, 'shop', { to, ...props });
    return made;
  }

  test('a route asks by path for what an application does, and says once what holds for all', () => {
    const expose = [{ path: '/' }, { path: '/old', redirectTo: { path: '/new', status: 301 } }];
    const made = toLegacy({ host: ['a.example.com', 'b.example.com'], expose });
    expect(made).toSynthesizeCleanly();
    expect(made).toAnswer('http://a.example.com/cart', { backend: 'shop/legacy:8080' });
    expect(made).toAnswer('http://b.example.com/old/x', { status: 301, redirect: 'http://b.example.com/new' });
  });

  test('what one of them says stands before what is said for all', () => {
    const expose = [{ path: '/a' }, { path: '/b', host: 'other.example.com' }];
    const made = toLegacy({ host: 'a.example.com', expose });
    expect(made).toAnswer('http://other.example.com/b', { backend: 'shop/legacy:8080' });
    expect(made).toAnswer('http://a.example.com/b', { status: 404 });
  });

  test('the root of a host is sent elsewhere without a target, and other routes answer the rest', () => {
    const made = app({ host: 'shop.example.com', appRoot: '/app' }, chart => {
      const expose = { host: 'shop.example.com', path: '/app' };
      new platform.Application(chart, 'web', { image: 'web:1', port: 8080, expose });
    });
    expect(made).toSynthesizeCleanly();
    expect(made).toAnswer('http://shop.example.com/', { status: 302, redirect: 'http://shop.example.com/app' });
    expect(made).toAnswer('http://shop.example.com/app/cart', { backend: 'shop/web:8080' });
  });

  test.each<[string, object, readonly string[]]>([
    [
      'a root without a target that takes more',
      { appRoot: '/app', path: ['/', { exact: '/' }] },
      ['path: appRoot takes / alone, and all else would lead nowhere; leave path away, or give to'],
    ],
    ['no target at all', {}, ['to: nothing is named; name an application or a Service, or give redirectTo or appRoot']],
    [
      'a path that needs a target beside one that needs none',
      { expose: [{ path: '/a', redirectTo: { path: '/b' } }, { path: '/c' }] },
      ['expose.1.to: nothing is named, and requests are not sent elsewhere; name an application or a Service in to'],
    ],
    [
      'what is said for all, once',
      { to: legacy, host: 'A', expose: [{ path: '/a' }, { path: 'b' }] },
      ['host: A is not a host; did you mean a', 'expose.1.path: b does not begin with /'],
    ],
    ['an empty list', { to: legacy, expose: [] }, ['expose: the list is empty; name what is exposed, or leave it out']],
    [
      'a port of its own',
      { to: legacy, expose: [{ port: 'x' }] },
      ['expose.0.port: there is no such prop; leave it away'],
    ],
  ])('a fault names the prop: %s', (_, props, faults) => {
    expect(faultsOf(app(props))).toEqual(faults.map(one => `[shop/shop] ${one}`));
  });
});
