import { Chart } from 'cdk8s';
import type { HostProps, PlatformApp } from '#index.js';
import { Host, definePlatform, ingressNginx, traefik } from '#index.js';
import type { RoutePath } from '#index.js';
import { faultsOf, shown } from '../shown.js';

const { Application, Namespace, PlatformApp: App } = definePlatform({ controller: ingressNginx() });
const host = 'app.example.com';

/** A host that two teams share, each with a chart and a namespace of its own, and what each exposes there. */
function shared(
  teamA: RoutePath | readonly RoutePath[],
  teamB: RoutePath | readonly RoutePath[],
  paths: HostProps['paths'] = { '/': 'team-a', '/orders': 'team-b' },
): PlatformApp {
  const app = new App();
  const charts = ['team-a', 'team-b'].map(namespace => new Chart(app, namespace, { namespace }));
  for (const [at, path] of [teamA, teamB].entries()) {
    const chart = charts[at] ?? app;
    new Namespace(chart, 'ns', { name: `team-${'ab'[at] ?? ''}` });
    new Application(chart, at === 0 ? 'web' : 'orders', { image: 'a:1', port: 8080, expose: { host, path } });
  }
  new Host(new Chart(app, 'hosts'), host, { paths });
  return app;
}

test('two teams share a host, each on its own paths', () => {
  expect(faultsOf(shared('/', ['/orders', { exact: '/orders/x' }]))).toEqual([]);
});

test('a path of another team is a fault that names the owner and the route', () => {
  expect(faultsOf(shared(['/', '/orders/list'], '/orders'))).toEqual([
    '[hosts/app.example.com] paths./orders: belongs to team-b, and team-a/web takes /orders/list for namespace team-a; change the route or the owner',
  ]);
});

test('a path begins with whole elements of another', () => {
  expect(faultsOf(shared('/orders-archive', '/orders'))).toEqual([]);
});

test.each<[string, RoutePath, boolean]>([
  ['that begins with the path of another', { regex: '/orders/[0-9]+' }, false],
  ['that begins as the path of another does', { regex: '/ord.*' }, true],
  ['whose last letter need not be there', { regex: '/orders?' }, true],
  ['with alternatives', { regex: '/orders/(a|b)' }, true],
])('a regular expression %s', (_, path, allowed) => {
  expect(faultsOf(shared(path, '/orders')).length === 0).toBe(allowed);
});

test('a path that nobody owns is a fault', () => {
  expect(faultsOf(shared('/shop', '/orders', { '/orders': 'team-b' }))).toEqual([
    '[hosts/app.example.com] paths: team-a/web takes /shop for namespace team-a, and nobody owns it; add the path with its namespace',
  ]);
});

test('a path may have several owners, and a namespace may be named by its construct', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const own = new Namespace(chart, 'ns', { name: 'shop' });
  new Application(chart, 'web', { image: 'a:1', port: 8080, expose: { host } });
  new Host(chart, host, { paths: { '/': [own, 'other'] } });
  expect(faultsOf(app)).toEqual([]);
});

test('two constructs for one host are a fault', () => {
  const app = shared('/', '/orders');
  new Host(new Chart(app, 'more'), 'again', { host, paths: { '/': 'team-a', '/orders': 'team-b' } });
  expect(faultsOf(app)).toContain(
    '[more/again] host: hosts/app.example.com says whose the paths of app.example.com are, too; leave one of them away',
  );
});

test.each<[unknown, string]>([
  [{ paths: {} }, 'paths: names no path; give { "/": "team-a" }'],
  [{ paths: { orders: 'team-b' } }, 'paths.orders: is not a path; it begins with / and has no blank, ? or #'],
  [{ paths: { '/': 5 } }, 'paths./: 5 is not the name of a namespace or a Namespace'],
  [{ paths: { '/': 'Team' } }, 'paths./: Team is not the name of a namespace'],
  [{ paths: { '/': [] } }, 'paths./: names no namespace; leave it away for nobody'],
  [{}, 'paths: names no path; give { "/": "team-a" }'],
  [{ paths: 5 }, 'paths: 5 is not an object with namespaces by path'],
])('%j is a fault', (props, fault) => {
  const app = new App();
  new Host(new Chart(app, 'hosts'), host, props as HostProps);
  expect(faultsOf(app)).toEqual([`[hosts/app.example.com] ${fault}`]);
});

test.each(['web', 'orders'])('each of the teams has a certificate of its own for the host: %s', name => {
  const { Application: Exposed, PlatformApp: WithTls } = definePlatform({
    controller: traefik(),
    tls: { issuer: 'letsencrypt' },
  });
  const app = new WithTls();
  for (const [team, path] of Object.entries({ web: '/', orders: '/orders' }))
    new Exposed(new Chart(app, team, { namespace: team }), team, { image: 'a:1', port: 80, expose: { host, path } });
  new Host(new Chart(app, 'hosts'), host, { paths: { '/': 'web', '/orders': 'orders' } });
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, `Certificate app.example.com-tls ${name}`)).toContain('secretName: app.example.com-tls');
});

test('a host that is none is a fault', () => {
  const app = new App();
  new Host(new Chart(app, 'hosts'), 'h', { host: 'App.example.com', paths: { '/': 'web' } });
  expect(faultsOf(app)).toEqual(['[hosts/h] host: App.example.com is not a host; did you mean app.example.com']);
});

test('the owner of the longest path that a route lies below has it, whatever the order of the paths', () => {
  for (const paths of [
    { '/': 'team-a', '/orders': 'team-b', '/orders/new/': 'team-a' },
    { '/orders/new/': 'team-a', '/orders': 'team-b', '/': 'team-a' },
  ])
    expect(faultsOf(shared('/orders/new', '/orders/old', paths))).toEqual([]);
});
