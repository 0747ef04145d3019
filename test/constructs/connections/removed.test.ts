import type { Chart } from 'cdk8s';
import { faultsOf, namesOf, platform, shopWith } from '../shown.js';

const { Application, Namespace } = platform;

const ways = (app: Parameters<typeof namesOf>[0]) => namesOf(app).filter(name => /-(?:from|to)-/.test(name));

function two(act: (chart: Chart) => void) {
  return shopWith(chart => {
    new Namespace(chart, 'shop');
    const api = new Application(chart, 'api', { image: 'api:1', port: 8080 });
    new Application(chart, 'web', { image: 'web:1', port: 3000, calls: [api] });
    new Application(chart, 'db', { image: 'db:1', port: 5432, callers: [{ application: api }] });
    act(chart);
  });
}

test('who calls is let in', () => {
  expect(ways(two(() => undefined))).toEqual(
    expect.arrayContaining(['NetworkPolicy api-from-web', 'NetworkPolicy db-from-api', 'NetworkPolicy api-to-db']),
  );
});

test('a caller that is taken out again leaves no way into whom it called', () => {
  const app = two(chart => chart.node.tryRemoveChild('web'));
  expect(faultsOf(app)).toEqual([]);
  expect(ways(app)).not.toContain('NetworkPolicy api-from-web');
});

test('whom a callee named and that is taken out leaves no way either, in neither direction', () => {
  expect(ways(two(chart => chart.node.tryRemoveChild('db')))).toEqual(['NetworkPolicy api-from-web']);
});

test('what is taken out after it was rendered once leaves nothing the next time', () => {
  const app = two(() => undefined);
  expect(ways(app)).toContain('NetworkPolicy api-from-web');
  app.node.findChild('shop').node.tryRemoveChild('web');
  expect(ways(app)).not.toContain('NetworkPolicy api-from-web');
});
