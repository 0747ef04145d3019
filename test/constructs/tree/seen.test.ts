import { Chart } from 'cdk8s';
import type { PlatformApp } from '#index.js';
import { Host, definePlatform, ingressNginx } from '#index.js';

const platform = definePlatform({ controller: ingressNginx(), domain: 'example.com', podSecurity: 'restricted' });
const { Application, Namespace, Route } = platform;

/** An app with constructs that ask for what stands elsewhere in it: how many of each kind. */
function asking(count: number): PlatformApp {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (let at = 0; at < count; at++) {
    new Namespace(chart, `others-${at}`);
    new Host(chart, `host-${at}`, { host: `way-${at}.example.com`, paths: { '/': 'shop' } });
    new Application(chart, `web-${at}`, { image: 'web:1', port: 80, service: { type: 'LoadBalancer' } });
    const to = { service: `legacy-${at}`, port: 80, pods: { labels: { app: `legacy-${at}` }, port: 8000 } };
    new Route(chart, `way-${at}`, { host: `way-${at}.example.com`, to });
  }
  return app;
}

/** How often all of an app is walked while it is rendered. */
function walksOf(app: PlatformApp): number {
  let walks = 0;
  const walk = app.node.findAll.bind(app.node);
  const counting = (...args: Parameters<typeof walk>): ReturnType<typeof walk> => {
    walks += 1;
    return walk(...args);
  };
  Object.defineProperty(app.node, 'findAll', { value: counting });
  const { faults, warnings } = app.render();
  expect([faults.length > 0, warnings.length > 0]).toEqual([true, true]);
  return walks;
}

test('however many constructs ask for what stands elsewhere, the app is walked as often', () => {
  expect(walksOf(asking(8))).toBe(walksOf(asking(2)));
});

test('what is asked outside of a rendering is seen as it stands then', () => {
  const app = asking(1);
  const said = () => app.render().faults.filter(one => one.includes('way-0.example.com'));
  expect(said()).toEqual([]);
  new Host(Chart.of(app.node.findChild('shop').node.findChild('web-0')), 'twin', {
    host: 'way-0.example.com',
    paths: { '/': 'shop' },
  });
  expect(said()).toHaveLength(2);
});
