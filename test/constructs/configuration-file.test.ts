import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { calico, definePlatform, traefik } from '#index.js';
import type { Configuration } from '#configuration/configuration.js';
import { configurationAt, nearestConfiguration } from '#configuration/configuration.js';

/** The folder into which a platform with much to tell synthesised an app. */
function synthesised<Result>(use: (outdir: string) => Result): Result {
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));
  const { Application, PlatformApp } = definePlatform({
    controller: traefik({
      name: 'public',
      version: '3.7',
      namespace: 'edge',
      static: { providers: { kubernetesCRD: {} } },
    }),
    cni: calico(),
    kubernetes: '1.34',
    rules: { 'annotation-unknown': 'off', 'policy-redundant': 'warning' },
    domain: 'example.com',
  });
  try {
    const app = new PlatformApp({ outdir, complete: true, elsewhere: ['Namespace/shop'] });
    new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 80 });
    app.synth();
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The configuration of a folder, in which nothing is wrong. */
function nearest(folder: string): Configuration {
  const found = nearestConfiguration(folder, folder);
  if ('faults' in found) throw new Error(found.faults.join('; '));
  return found;
}

test('what definePlatform knows is written beside the manifests', () => {
  const text = synthesised(outdir => readFileSync(join(outdir, 'gatewright.config'), 'utf8'));
  expect(text).toMatchInlineSnapshot(`
   "# Written with the manifests, for \`gatewright\` to read them as they were checked; change definePlatform instead.
   kubernetes: "1.34"
   controllers:
     - name: public
       kind: traefik
       version: "3.7"
       namespace: edge
       static:
         providers:
           kubernetesCRD: {}
   cni: calico
   complete: true
   elsewhere:
     - Namespace/shop
   rules:
     annotation-unknown: "off"
     policy-redundant: warning
   "
  `);
});

test('the command line finds it there', () => {
  const { controllers, cni, kubernetes, complete, rules } = synthesised(nearest);
  expect({ controllers, cni, kubernetes, complete, rules }).toMatchObject({
    controllers: [
      { name: 'public', kind: 'traefik', version: '3.7', namespace: 'edge', assumeEndpoints: true, noEndpoints: [] },
    ],
    kubernetes: '1.34',
    complete: true,
    rules: { 'annotation-unknown': 'off', 'policy-redundant': 'warning' },
  });
  expect(cni).toMatch(/^calico/);
});

test('and takes from a gatewright.yaml above what the platform does not know, and the levels that it sets', () => {
  const { controllers, expectations, rules, folder } = synthesised(outdir => {
    writeFileSync(
      join(outdir, 'gatewright.yaml'),
      'cni: none\nexpectations: [a.test.yaml]\nrules: { policy-redundant: info }\n',
    );
    const own = configurationAt(join(outdir, 'gatewright.yaml'), outdir);
    expect(own).toMatchObject({ cni: 'none', rules: { 'policy-redundant': 'info' }, folder: outdir });
    const found = nearest(outdir);
    expect(found.folder).toBe(outdir);
    expect(found.cni).toMatch(/^calico/);
    return found;
  });
  expect(controllers?.map(one => one.name)).toEqual(['public']);
  expect(expectations).toEqual(['a.test.yaml']);
  expect(rules).toEqual({ 'annotation-unknown': 'off', 'policy-redundant': 'info' });
  expect(folder).toContain('gatewright-');
});
