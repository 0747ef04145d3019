import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { definePlatform, GatewrightValidation, traefik } from '#index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly properties?: unknown;
  readonly metadata?: Readonly<Record<string, { readonly path: string }>>;
}

/** What cdk8s's command line would print, without its colours and frames. */
async function reported(
  files: Readonly<Record<string, string>>,
  { properties, metadata = {} }: Asked = {},
): Promise<{
  readonly succeeds: boolean;
  readonly text: string;
  readonly json: ReturnType<ValidationContext['report']['toJson']>;
}> {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const context = new ValidationContext(paths, 'gatewright', '1.0.0', metadata);
  await new GatewrightValidation(properties as never).validate(context); // a file may hold anything
  const { report } = context;
  return { succeeds: report.success, text: report.toString().replaceAll(`${folder}/`, ''), json: report.toJson() };
}

const service = (name: string, port: number): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  ports:\n    - port: ${port}\n`;
const warned = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: nobody, namespace: shop }
spec: { podSelector: { matchLabels: { app: nobody } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: 'web:1' }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } } }
`;

test('what the app told beside the manifests of its cluster counts, and the properties count more', async () => {
  writeFileSync(join(folder, 'gatewright.config'), 'complete: true\n');
  expect((await reported({ 'shop.yaml': warned })).succeeds).toBe(false);
  expect((await reported({ 'shop.yaml': warned }, { properties: { complete: false } })).succeeds).toBe(true);
  writeFileSync(join(folder, 'gatewright.config'), 'rules: { policy-selects-nothing: error }\n');
  expect((await reported({ 'shop.yaml': warned })).succeeds).toBe(false);
  expect(
    (await reported({ 'shop.yaml': warned }, { properties: { rules: { 'policy-selects-nothing': 'off' } } })).succeeds,
  ).toBe(true);
});

test('what the app told in words that nobody knows fails the report, with its place', async () => {
  writeFileSync(join(folder, 'gatewright.config'), 'compleet: true\n');
  const { succeeds, text } = await reported({ 'shop.yaml': warned });
  expect(succeeds).toBe(false);
  expect(text).toContain('gatewright.config:1:1: compleet is not known here; did you mean complete?');
});

test('an error fails the report, with its rule, its construct and the line of the manifest', async () => {
  const { succeeds, text } = await reported(
    { 'shop.yaml': service('web', 99999) },
    { metadata: { web: { path: 'shop/web/service' } } },
  );
  expect(succeeds).toBe(false);
  expect(text).toContain('api-value-invalid (2 occurrences)');
  expect(text).toContain('- Construct Path: shop/web/service');
  expect(text).toContain('- Manifest Path: shop.yaml');
  expect(text).toMatch(/> 6:13 error: .*99999/);
  expect(text).toContain('(gatewright explain api-value-invalid)');
});

test('a warning is reported and lets the synthesis pass, unless warnings are to fail', async () => {
  const passed = await reported({ 'shop.yaml': warned });
  expect(passed.succeeds).toBe(true);
  expect(passed.json.violations.map(one => one.ruleName)).toEqual(['policy-selects-nothing']);
  expect(passed.json.summary.metadata).toEqual({ Errors: '0', Warnings: '1', Infos: '0' });
  const failed = await reported({ 'shop.yaml': warned }, { properties: { failOn: 'warning' } });
  expect(failed.succeeds).toBe(false);
});

test('the properties say how grave rules are, what is let pass, and what the cluster runs', async () => {
  const graver = await reported(
    { 'shop.yaml': warned },
    { properties: { rules: { 'policy-selects-nothing': 'error' } } },
  );
  expect(graver.succeeds).toBe(false);
  const off = await reported({ 'shop.yaml': warned }, { properties: { rules: { 'policy-selects-nothing': 'off' } } });
  expect(off.json.violations).toEqual([]);
  const ignored = await reported(
    { 'shop.yaml': warned },
    { properties: { ignore: [{ name: 'nobody', reason: 'it comes next week' }] } },
  );
  expect(ignored.json.violations).toEqual([]);
  const unbound = await reported({ 'shop.yaml': warned }, { properties: { cni: 'flannel' } });
  expect(unbound.json.violations.map(one => one.ruleName)).toContain('policy-not-enforced');
});

test.each([
  [{ kubernets: '1.36' }, 'kubernets: there is no such property; did you mean kubernetes?'],
  [{ kubernetes: 1.36 }, "kubernetes: it is no text; write it in quotes: '1.36'"],
  [{ kubernetes: '9.9' }, 'kubernetes: 9.9 is no version of Kubernetes'],
  [{ cni: 'calicoo' }, 'cni: no CNI is called calicoo; did you mean calico?'],
  [{ rules: { 'route-shadow': 'error' } }, 'rules: no rule is called route-shadow; did you mean route-shadowed?'],
  [{ rules: { 'route-shadowed': 'fatal' } }, 'rules: route-shadowed is none of error, warning, info, off'],
  [{ failOn: 'never' }, 'failOn: known are error, warning, info'],
  [{ controllers: 'traefik' }, 'controllers: it is no list of { kind: traefik }'],
  [{ controllers: [{ kind: 'traefik', version: '9.9' }] }, 'controllers.0.version: traefik has no version 9.9'],
  [{ namespace: 5 }, 'namespace: it is no text'],
  [{ cni: true }, 'cni: it is no text'],
  [{ rules: [] }, 'rules: it is no mapping of rules to severities'],
  [{ rules: { nothing: 'error' } }, 'rules: no rule is called nothing; gatewright rules lists them'],
  [{ controllers: [{ kind: 5 }] }, 'controllers: it is no list of { kind: traefik }'],
  [
    { zzz: 1 },
    'zzz: there is no such property; known are kubernetes, namespace, controllers, cni, complete, rules, ignore, failOn',
  ],
  [{ complete: 'yes' }, 'complete: it is neither true nor false'],
  [{ ignore: [{ rule: 'route-shadowed' }] }, 'ignore: it is no list of findings, each with a reason'],
  [[], 'properties: they are no mapping'],
])('properties that cannot be fail the report and are not looked past: %j', async (properties, says) => {
  const { succeeds, json } = await reported({ 'shop.yaml': warned }, { properties });
  expect(succeeds).toBe(false);
  expect(json.violations.map(one => one.recommendation)).toEqual([expect.stringContaining(says)]);
});

test('without manifests, or with one that cannot be read, nothing was checked, and that is no success', async () => {
  const { succeeds, json } = await reported({});
  expect(succeeds).toBe(false);
  expect(json.violations[0]?.recommendation).toBe('no manifest was synthesised');
  const context = new ValidationContext([join(folder, 'absent.yaml')], 'gatewright', '1.0.0');
  await new GatewrightValidation().validate(context);
  expect(context.report.success).toBe(false);
  expect(context.report.toString()).toMatch(/absent\.yaml cannot be read/);
  const broken = await reported({ 'shop.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: [a }\n' });
  expect(broken.succeeds).toBe(false);
  expect(broken.text).toContain('manifest-unreadable');
});

test('a violation names its rule with why and what to do, its object, and where the program made it', async () => {
  const made = { resources: { 'Service shop/web': { at: 'main.ts:7:3' }, 'Service shop/api': { path: 'shop/api' } } };
  writeFileSync(join(folder, 'construct-metadata.json'), JSON.stringify(made));
  const { json } = await reported({ 'a.yaml': service('web', 99999), 'b.yaml': service('api', 99999) });
  expect(json.violations).toEqual([
    {
      ruleName: 'api-value-invalid',
      recommendation: expect.stringMatching(/^\S.*\. \S.*\.$/),
      fix: expect.stringMatching(/^\S.*\. \(gatewright explain api-value-invalid\)$/),
      violatingConstructs: [
        {
          resourceName: 'Service shop/web',
          manifestPath: join(folder, 'a.yaml'),
          locations: [
            'made at main.ts:7:3',
            '6:7 error: targetPort is 99999; 1 to 65535 is allowed',
            '6:13 error: port is 99999; 1 to 65535 is allowed',
          ],
        },
        {
          resourceName: 'Service shop/api',
          manifestPath: join(folder, 'b.yaml'),
          locations: [
            '6:7 error: targetPort is 99999; 1 to 65535 is allowed',
            '6:13 error: port is 99999; 1 to 65535 is allowed',
          ],
        },
      ],
    },
  ]);
});

test('what is written beside the manifests in no JSON tells no places', async () => {
  writeFileSync(join(folder, 'construct-metadata.json'), '{');
  const { json } = await reported({ 'a.yaml': service('web', 99999) });
  const places = json.violations.flatMap(one => one.violatingConstructs.flatMap(({ locations }) => locations));
  expect(places.map(one => one.split(':')[0])).toEqual(['6', '6']);
});

test('where objects share a name and cdk8s keeps one path for it, no wrong path is told', async () => {
  const { json } = await reported(
    { 'a.yaml': service('web', 99999), 'b.yaml': service('web', 99999).replace('namespace: shop', 'namespace: bank') },
    { metadata: { web: { path: 'bank/web' } } },
  );
  const places = json.violations.flatMap(one => one.violatingConstructs);
  expect(places.map(one => [one.resourceName, one.constructPath])).toEqual([
    ['Service shop/web', undefined],
    ['Service bank/web', undefined],
  ]);
});

describe('an app of gatewright', () => {
  const before = process.env['CDK8S_RECORD_CONSTRUCT_METADATA'];
  afterEach(() => {
    if (before === undefined) delete process.env['CDK8S_RECORD_CONSTRUCT_METADATA'];
    else process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] = before;
  });

  test('tells the path of each object, though they share a name, and the line of the program that made it', async () => {
    process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] = 'true';
    const { Application, PlatformApp } = definePlatform({ controller: traefik() });
    const app = new PlatformApp({ outdir: folder });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new Application(chart, 'web', { image: 'web:1', port: 80, expose: { host: 'shop.example.com' } });
    const line = Number(/:(\d+):\d+\)?$/m.exec(new Error('here').stack ?? '')?.[1]) - 1;
    app.synth();
    const manifest = join(folder, 'shop.k8s.yaml');
    const written = readFileSync(join(folder, 'construct-metadata.json'), 'utf8');
    const { resources } = JSON.parse(written) as { resources: Record<string, { path: string }> };
    const context = new ValidationContext([manifest], 'gatewright', '1.0.0', resources);
    await new GatewrightValidation({ cni: 'flannel', rules: { 'policy-not-enforced': 'error' } }).validate(context);
    const { violations } = context.report.toJson();
    const places = violations.flatMap(one => one.violatingConstructs);
    expect(places.length).toBeGreaterThan(0);
    for (const { resourceName, constructPath, locations } of places) {
      expect(resourceName).toMatch(/^NetworkPolicy shop\/web-/);
      expect(constructPath).toMatch(/^shop\/web/);
      expect(locations[0]).toMatch(new RegExp(`^made at test/plugin/gatewright-validation\\.test\\.ts:${line}:\\d+$`));
      expect(locations[1]).toMatch(/^\d+:\d+ error: /);
    }
  });
});
