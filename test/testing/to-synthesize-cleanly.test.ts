import { Chart } from 'cdk8s';
import { definePlatform, ingressNginx } from '#index.js';
import { matchers } from '#testing/index.js';
import { said } from './messages.js';
import { shop } from './shop.js';

expect.extend(matchers);

test('an app without faults and warnings is clean, and so is each of its charts', () => {
  const { app, chart } = shop();
  expect(app).toSynthesizeCleanly();
  expect(chart).toSynthesizeCleanly();
});

const platform = definePlatform({ controller: ingressNginx(), domain: 'example.com' });

test('each fault of an app is said with its construct and prop', () => {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new platform.Application(chart, 'web', { image: 'web:1', port: 0 });
  const { passes, says } = said(app, 'toSynthesizeCleanly', []);
  expect(passes).toBe(false);
  expect(says).toMatch(/^expect\(app\)\.toSynthesizeCleanly\(\)\n\n\[shop\/web\] port: /);
});

test('the faults of one chart are not those of another', () => {
  const app = new platform.PlatformApp();
  const faulty = new Chart(app, 'faulty', { namespace: 'faulty' });
  const other = new Chart(app, 'other', { namespace: 'other' });
  new platform.Application(faulty, 'web', { image: 'web:1', port: 0 });
  new platform.Application(other, 'web', { image: 'web:1', port: 80 });
  expect(faulty).not.toSynthesizeCleanly();
  expect(other).toSynthesizeCleanly();
});

test('an app that has faults answers nothing, and says them', () => {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new platform.Application(chart, 'web', { image: 'web:1', port: 0 });
  for (const not of [undefined, 'not'] as const)
    for (const asked of [
      said(app, 'toReach', ['internet', 'shop/web'], not),
      said(app, 'toAnswer', ['http://web.example.com/', { status: 404 }], not),
    ]) {
      expect(asked.passes).toBe(false);
      expect(asked.says).toContain('[shop/web] port: ');
    }
});

const twice = [
  {
    file: 'policy.yaml',
    text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: nobody, namespace: shop }
spec: { podSelector: { matchLabels: { app: nobody } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: 'web:1' }] }
`,
  },
];

test('a warning is said with its rule, unless it is allowed', () => {
  const { passes, says } = said(twice, 'toSynthesizeCleanly', []);
  expect(passes).toBe(false);
  expect(says).toContain(
    '[policy.yaml:4:9] warning: NetworkPolicy nobody: no pod of shop has the labels that the policy selects (gatewright explain policy-selects-nothing)',
  );
  expect(twice).toSynthesizeCleanly({ allow: ['policy-selects-nothing'] });
  expect(twice).not.toSynthesizeCleanly({ allow: ['route-shadowed'] });
});

test('what a construct warns of is said too, unless its path is allowed', () => {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new platform.Application(chart, 'web', { image: 'web:1', port: 80, resources: { cpu: '100' } });
  const other = new Chart(app, 'other', { namespace: 'other' });
  new platform.Application(other, 'api', { image: 'api:1', port: 80 });
  const { passes, says } = said(app, 'toSynthesizeCleanly', []);
  expect(passes).toBe(false);
  expect(says).toContain('[shop/web] warning: resources.cpu: 100 is 100 processors');
  expect(chart).not.toSynthesizeCleanly();
  expect(other).toSynthesizeCleanly();
  expect(app).toSynthesizeCleanly({ allow: ['shop/web'] });
  expect(app).not.toSynthesizeCleanly({ allow: ['shop/we'] });
});

test('a warning that stops the synthesis is said once', () => {
  const app = new platform.PlatformApp({ failOn: 'warning' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new platform.Application(chart, 'web', { image: 'web:1', port: 80, resources: { cpu: '100' } });
  const { says } = said(app, 'toSynthesizeCleanly', []);
  expect(says.match(/100 processors/g)).toHaveLength(1);
  expect(app).not.toSynthesizeCleanly({ allow: ['shop/web'] });
});

test('an error is never allowed', () => {
  const wrong = [
    { file: 'a.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata: { name: A }\nspec: { ports: [{ port: 0 }] }\n' },
  ];
  const { passes, says } = said(wrong, 'toSynthesizeCleanly', [{ allow: ['api-value-invalid'] }]);
  expect(passes).toBe(false);
  expect(says).toContain('error: Service A: ');
});

test('a rule that is none is said', () => {
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(twice, 'toSynthesizeCleanly', [{ allow: ['route-shadow'] }], not);
    expect(passes).toBe(false);
    expect(says).toContain('allow: no rule is called route-shadow; did you mean route-shadowed?');
  }
});

test.each<[unknown, string]>([
  [null, 'the options: null is not an object with some of allow'],
  ['route-shadowed', 'the options: "route-shadowed" is not an object with some of allow'],
  [{ allow: 'route-shadowed' }, 'allow: "route-shadowed" is not a list of texts'],
  [{ allow: [5] }, 'allow: a list is not a list of texts'],
  [{ allows: ['route-shadowed'] }, 'allows: nothing is expected by that name; did you mean allow?'],
])('the options %j, which plain JavaScript may give, are told', (options, why) => {
  const { passes, says } = said(shop().app, 'toSynthesizeCleanly', [options]);
  expect({ passes, says }).toEqual({ passes: false, says: expect.stringContaining(why) });
});
