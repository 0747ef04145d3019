import { ApiObject } from 'cdk8s';
import { faultsOf, platform, shopWith } from './shown.js';

/** What plain JavaScript can give, past TypeScript. */
function odd(value: unknown): never {
  return value as never;
}

test.each([
  [5, "[shop/5] id: 5 is not a text; give one, such as 'web'"],
  [undefined, "[shop/undefined] id: undefined is not a text; give one, such as 'web'"],
  [{}, "[shop/[object Object]] id: [object Object] is not a text; give one, such as 'web'"],
])('an id that is %p is a fault of the construct', (id, says) => {
  const { Application, Job, Namespace, Route } = platform;
  for (const make of [
    (chart: never) => new Application(chart, odd(id), { name: 'web', image: 'web:1', port: 8080 }),
    (chart: never) => new Job(chart, odd(id), { name: 'web', image: 'web:1' }),
    (chart: never) => new Namespace(chart, odd(id), { name: 'shop' }),
    (chart: never) => new Route(chart, odd(id), { name: 'web', to: { service: 'web', port: 80 } }),
  ])
    expect(faultsOf(shopWith(chart => make(odd(chart))))).toEqual([says]);
});

test('what is taken over twice is told, with what to do', () => {
  const app = shopWith(chart => {
    const db = new ApiObject(chart, 'db', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'db' },
      spec: {
        selector: { matchLabels: { app: 'db' } },
        template: {
          metadata: { labels: { app: 'db' } },
          spec: { containers: [{ name: 'db', image: 'db:1', ports: [{ containerPort: 5432 }] }] },
        },
      },
    });
    platform.Application.of(db, { expose: { host: 'a.example.com' } });
    platform.Application.of(db, { expose: { host: 'b.example.com' } });
  });
  expect(faultsOf(app)).toEqual([
    '[shop/db/gatewright] Application.of Deployment shop/db: it was taken over before; give all its calls, callers and routes in one call',
  ]);
});

test('a namespace of Kubernetes itself is not made or closed by accident', () => {
  const saidOf = (props: object): readonly string[] =>
    faultsOf(shopWith(chart => new platform.Namespace(chart, 'kube-system', props)));
  const says =
    "[shop/kube-system] name: kube-system is a namespace of Kubernetes itself, and what closes it by default closes its DNS too; give another, or existing: true and denies: 'none'";
  expect(saidOf({})).toEqual([says]);
  expect(saidOf({ existing: true })).toEqual([says]);
  expect(saidOf({ existing: true, denies: 'none', quota: { pods: 100 } })).toEqual([]);
});

test.each([
  [{ kind: 'Pod' }, 'override.deployment.kind: what is written beside refers to it; it stays as it is'],
  [
    { metadata: { annotations: { constructor: 'x' } } },
    'override.deployment.metadata.annotations.constructor: cdk8s cannot write this name; give another',
  ],
])('an override by %j, which nothing can be written with, is a fault', (deployment, says) => {
  const app = shopWith(
    chart => new platform.Application(chart, 'web', { image: 'web:1', port: 8080, override: odd({ deployment }) }),
  );
  expect(faultsOf(app)[0]).toBe(`[shop/web] ${says}`);
});
