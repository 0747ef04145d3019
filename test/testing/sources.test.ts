import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { calico, definePlatform, traefik } from '#index.js';
import { clusterOf, matchers } from '#testing/index.js';
import { said } from './messages.js';
import { shop } from './shop.js';

expect.extend(matchers);

const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: 'web:1', ports: [{ containerPort: 80 }] }] }
`;
const deny = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

describe('manifests on disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    mkdirSync(join(folder, 'base'));
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'base/web.yaml'), pod('web'));
    writeFileSync(join(folder, 'api.yml'), pod('api'));
    writeFileSync(join(folder, 'deny.yaml'), deny);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('all below a folder are one cluster', () => {
    expect(folder).not.toReach('shop/web', 'shop/api', 80);
  });

  test('a file is asked alone', () => {
    expect(said(join(folder, 'deny.yaml'), 'toReach', ['shop/web', 'shop/api']).says).toContain('no workload among');
  });

  test('a change of a file is seen', () => {
    writeFileSync(join(folder, 'deny.yaml'), deny.replace('policyTypes: [Ingress]', 'ingress: [{}]'));
    expect(folder).toReach('shop/web', 'shop/api', 80);
    writeFileSync(join(folder, 'deny.yaml'), deny);
    expect(folder).not.toReach('shop/web', 'shop/api', 80);
  });

  test('what constructs told beside them of their cluster counts, and what the test says counts more', () => {
    writeFileSync(join(folder, 'gatewright.config'), 'cni: none\nrules: { policy-not-enforced: off }\n');
    for (const path of [folder, join(folder, 'base/web.yaml')]) expect(path).toReach('shop/web', 'shop/web', 80);
    expect(folder).toReach('shop/web', 'shop/api', 80);
    expect(folder).toSynthesizeCleanly();
    expect(clusterOf(folder, { cni: 'conformant' })).not.toReach('shop/web', 'shop/api', 80);
    rmSync(join(folder, 'gatewright.config'));
  });

  test('what was told in words that nobody knows fails both ways, with its place', () => {
    writeFileSync(join(folder, 'gatewright.config'), 'cni: callico\n');
    for (const not of [undefined, 'not'] as const)
      expect(said(folder, 'toReach', ['shop/web', 'shop/api'], not)).toEqual({
        passes: false,
        says: expect.stringMatching(/gatewright\.config:1:6: .*calico/) as unknown,
      });
    rmSync(join(folder, 'gatewright.config'));
  });

  test('a path where nothing is, and a folder without manifests, fail both ways', () => {
    for (const not of [undefined, 'not'] as const) {
      const ends = ['shop/web', 'shop/api'];
      expect(said(join(folder, 'absent'), 'toReach', ends, not)).toMatchObject({ passes: false });
      expect(said(join(folder, 'absent'), 'toReach', ends, not).says).toMatch(/absent cannot be read \(.*\)$/);
      expect(said(join(folder, 'empty'), 'toReach', ends, not).passes).toBe(false);
      expect(said(join(folder, 'empty'), 'toReach', ends, not).says).toMatch(/there is no manifest in it$/);
    }
  });
});

test('texts are a cluster, and one that cannot be read fails with its place', () => {
  const texts = [pod('web'), pod('api'), deny].map((text, at) => ({ file: `${at}.yaml`, text }));
  expect(texts).not.toReach('shop/web', 'shop/api', 80);
  const broken = [...texts, { file: 'broken.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata: { name: [a }\n' }];
  expect(said(broken, 'toReach', ['shop/web', 'shop/api'], 'not')).toEqual({
    passes: false,
    says: expect.stringContaining('broken.yaml:3:'),
  });
});

test('what the manifests do not tell is an option', () => {
  const texts = [pod('web'), pod('api'), deny].map((text, at) => ({ file: `${at}.yaml`, text }));
  expect(clusterOf(texts, { cni: 'none' })).toReach('shop/web', 'shop/api', 80);
  expect(clusterOf(texts, { cni: 'calico' })).not.toReach('shop/web', 'shop/api', 80);
  expect(said(clusterOf(texts, { cni: 'calicoo' }), 'toReach', ['shop/web', 'shop/api'], 'not')).toEqual({
    passes: false,
    says: expect.stringContaining('no CNI is called calicoo; did you mean calico?'),
  });
});

describe('apps', () => {
  const { Application, PlatformApp } = definePlatform({ controller: traefik(), cni: calico() });

  test('a chart is its own manifests alone', () => {
    const app = new PlatformApp();
    const [shopChart, bank] = ['shop', 'bank'].map(name => new Chart(app, name, { namespace: name }));
    const ledger = new Application(bank as Chart, 'ledger', { image: 'ledger:1', port: 80 });
    new Application(shopChart as Chart, 'web', { image: 'web:1', calls: [ledger] });
    expect(app).toReach('shop/web', 'bank/ledger', 80);
    expect(said(shopChart, 'toReach', ['shop/web', 'bank/ledger'], 'not').says).toContain(
      'no workload among the manifests is called bank/ledger',
    );
  });

  test('a construct that is added is seen, and so is a manifest that changes', () => {
    const { app, chart } = shop();
    expect(said(app, 'toReach', ['shop/late', 'shop/db'], 'not').passes).toBe(false);
    new Application(chart, 'late', { image: 'late:1' });
    expect(app).not.toReach('shop/late', 'shop/db');
    const open = new ApiObject(chart, 'open', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'open' },
      spec: { podSelector: {}, ingress: [{}], egress: [{}], policyTypes: ['Ingress', 'Egress'] },
    });
    expect(app).toReach('shop/late', 'shop/db');
    open.addJsonPatch(JsonPatch.replace('/metadata/namespace', 'elsewhere'));
    expect(app).not.toReach('shop/late', 'shop/db');
  });

  test('an app of cdk8s with objects by hand is asked like any other', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    for (const name of ['web', 'api'])
      new ApiObject(chart, name, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'web:1', ports: [{ containerPort: 80 }] }] },
      });
    expect(app).toReach('shop/web', 'shop/api', 80);
    new ApiObject(chart, 'deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny' },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    expect(app).not.toReach('shop/web', 'shop/api', 80);
    expect(chart).not.toReach('shop/web', 'shop/api', 80);
  });

  test('a validation of an app of cdk8s is a fault', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } });
    chart.node.addValidation({ validate: () => ['it is too late'] });
    expect(said(app, 'toSynthesizeCleanly', []).says).toMatch(/\n\n\[shop\] it is too late$/);
  });

  test('an object that cannot be rendered, or is none, is a fault', () => {
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const made = ['broken', 'odd', 'list'].map(
      name => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
    );
    const [broken, odd, list] = made;
    Object.assign(broken ?? {}, {
      toJson: () => {
        throw new Error('it has no containers');
      },
    });
    Object.assign(odd ?? {}, {
      toJson: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- other libraries may
        throw 'a text';
      },
    });
    Object.assign(list ?? {}, { toJson: () => [] });
    expect(said(app, 'toSynthesizeCleanly', []).says).toMatch(
      /\n\n\[shop\/broken\] it has no containers\n\[shop\/odd\] a text\n\[shop\/list\] makes no object$/,
    );
  });

  test('an app without a manifest has nothing that could be asked', () => {
    expect(said(new App(), 'toSynthesizeCleanly', []).says).toMatch(/\n\n\[app\] there is no manifest in it$/);
    const chart = new Chart(new App(), 'shop');
    expect(said(chart, 'toReach', ['a/b', 'c/d']).says).toContain('[shop] there is no manifest in it');
  });
});

test.each([
  [undefined, 'what is of type undefined cannot be asked'],
  [null, 'null cannot be asked'],
  [{}, 'what is of type object cannot be asked'],
  [[], 'this list cannot be asked'],
  [[{ file: 'a.yaml' }], 'this list cannot be asked'],
])('what is no app and no manifests is said: %j', (given, why) => {
  for (const matcher of ['toReach', 'toSynthesizeCleanly'] as const)
    expect(said(given, matcher, matcher === 'toReach' ? ['a/b', 'c/d'] : [], 'not')).toEqual({
      passes: false,
      says: expect.stringContaining(why),
    });
});

test('a construct within a chart is said to be none of them', () => {
  const { chart } = shop();
  expect(said(chart.node.findChild('web'), 'toReach', ['a/b', 'c/d'], 'not').says).toContain(
    'shop/web cannot be asked',
  );
});

test.each<[unknown, string]>([
  [
    null,
    'the options of clusterOf: null is not an object with some of kubernetes, namespace, controllers, cni, complete',
  ],
  [5, 'the options of clusterOf: 5 is not an object with some of kubernetes, namespace, controllers, cni, complete'],
  [{ cnii: 'calico' }, 'cnii: nothing is expected by that name; did you mean cni?'],
  [{ kubernetes: 1.36 }, 'kubernetes: 1.36 is not a text'],
  [{ controllers: 'traefik' }, 'controllers: "traefik" is not a list of controllers such as { kind: "traefik" }'],
  [{ controllers: [null] }, 'controllers: a list is not a list of controllers such as { kind: "traefik" }'],
  [{ controllers: [{ name: 'mine' }] }, 'controllers: a list is not a list of controllers such as { kind: "traefik" }'],
  [{ complete: 'yes' }, 'complete: "yes" is not true or false'],
])('the options %j, which plain JavaScript may give, are told, also behind not', (options, why) => {
  const source = [{ file: 'web.yaml', text: pod('web') }];
  for (const not of [undefined, 'not'] as const) {
    const { passes, says } = said(clusterOf(source, options as never), 'toReach', ['shop/web', 'shop/web'], not);
    expect({ passes, says }).toEqual({ passes: false, says: expect.stringContaining(why) });
  }
});
