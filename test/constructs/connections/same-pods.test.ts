import type { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { PlatformApp } from '#index.js';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

const { Application, Route } = platform;

/** A database of another library: its Deployment, and the Service that leads to the same pods. */
function database(chart: Chart) {
  const deployment = new kplus.Deployment(chart, 'db', {
    containers: [
      {
        image: 'db:1',
        ports: [
          { name: 'sql', number: 5432 },
          { name: 'metrics', number: 9187 },
        ],
        securityContext: { user: 1000 },
      },
    ],
  });
  const service = deployment.exposeViaService({
    name: 'db',
    ports: [
      { name: 'sql', port: 5432 },
      { name: 'metrics', port: 9187 },
    ],
  });
  return { deployment, service };
}

/** The ports that a network policy opens, in its order. */
function opened(app: PlatformApp, policy: string): readonly string[] {
  return [...shown(app, `NetworkPolicy ${policy}`).matchAll(/- port: (\d+)/g)].map(([, port = '']) => port);
}

test('a Deployment and the Service of the same pods are one call, with the ports of both', () => {
  const app = shopWith(chart => {
    const { deployment, service } = database(chart);
    const calls = [
      { application: deployment, port: 'sql' },
      { application: service, port: ['metrics', 'sql'] },
    ];
    new Application(chart, 'web', { image: 'web:1', port: 8080, calls });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(opened(app, 'web-calls')).toEqual(['5432', '9187']);
  expect(opened(app, 'db-from-web')).toEqual(['5432', '9187']);
});

test('so are they as callers', () => {
  const app = shopWith(chart => {
    const { deployment, service } = database(chart);
    new Application(chart, 'web', { image: 'web:1', port: 8080, callers: [deployment, service] });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(opened(app, 'db-to-web')).toEqual(['8080']);
});

test('what another construct for the same pods opens later joins what is open', () => {
  const app = shopWith(chart => {
    const { deployment, service } = database(chart);
    const calls = [{ application: deployment, port: 'sql' }];
    const web = new Application(chart, 'web', { image: 'web:1', port: 8080, calls });
    Application.of(service, { callers: [{ application: web, ports: ['metrics'] }] });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(opened(app, 'db-from-web')).toEqual(['5432', '9187']);
  expect(opened(app, 'web-to-db')).toEqual(['9187']);
});

test('a call in one place and a caller in another need not name the same port', () => {
  const app = shopWith(chart => {
    const { service } = database(chart);
    const web = new Application(chart, 'web', {
      image: 'web:1',
      port: 8080,
      calls: [{ application: service, port: 'sql' }],
    });
    Application.of(service, { callers: [{ application: web, ports: ['metrics'] }] });
  });
  expect(opened(app, 'db-from-web')).toEqual(['5432', '9187']);
});

test('a route to two ports of one application opens both with one network policy', () => {
  const app = shopWith(chart => {
    const web = new Application(chart, 'web', { image: 'web:1', ports: { old: 8080, next: 8081 } });
    const to = [
      { application: web, port: 'old', weight: 9 },
      { application: web, port: 'next', weight: 1 },
    ] as const;
    new Route(chart, 'split', { to });
  });
  expect(faultsOf(app)).toEqual([]);
  expect(opened(app, 'web-from-controller-for-split')).toEqual(['8080', '8081']);
});
