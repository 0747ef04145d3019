import { App, Chart, Include, Testing } from 'cdk8s';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchers } from '#testing/index.js';
import { definePlatform, ingressNginx } from '#index.js';
import { said } from '../testing/messages.js';

expect.extend(matchers);

const { Application, Route } = definePlatform({
  controller: ingressNginx(),
  domain: 'example.com',
  tls: { issuer: 'letsencrypt' },
});

/** What is said on standard error while something is done. */
function saidWhile(act: () => void): readonly string[] {
  const lines: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    lines.push(...text.toString().trimEnd().split('\n'));
    return true;
  });
  try {
    act();
  } finally {
    write.mockRestore();
  }
  return lines;
}

function plainApp(): { readonly app: App; readonly chart: Chart } {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'plain-')) });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', {
    image: 'web:1',
    port: 80,
    resources: { cpu: '100' },
    expose: { host: 'web.example.org' },
  });
  return { app, chart };
}

const warned = [
  'warning: [shop/web] host: web.example.org is not under example.com, the domain of the platform',
  'warning: [shop/web] resources.cpu: 100 is 100 processors, which few nodes have; 100m is 100 thousandths of one',
];

test('under an App of cdk8s, what constructs warn of is told at synthesis, once, however many charts there are', () => {
  const { app } = plainApp();
  new Chart(app, 'other');
  expect(
    saidWhile(() => {
      app.synth();
      app.synthYaml();
    }),
  ).toEqual(warned);
});

test('so it is where a test looks at a chart alone', () => {
  const { chart } = plainApp();
  expect(saidWhile(() => void Testing.synth(chart))).toEqual(warned);
});

test('it is told by another where the construct that would tell it was removed', () => {
  const { app, chart } = plainApp();
  new Route(chart, 'old', { to: { service: 'old', port: 80 }, host: 'old.example.org' });
  chart.node.tryRemoveChild('web');
  expect(saidWhile(() => app.synthYaml())).toEqual([
    'warning: [shop/old] host: old.example.org is not under example.com, the domain of the platform',
  ]);
});

test('a matcher says it itself, and nothing is printed', () => {
  const { app } = plainApp();
  let says = '';
  expect(saidWhile(() => void ({ says } = said(app, 'toSynthesizeCleanly', [])))).toEqual([]);
  expect(says).toContain('[shop/web] warning: resources.cpu: 100 is 100 processors');
  expect(says).toContain('[shop/web] warning: host: web.example.org is not under example.com');
  expect(app).toSynthesizeCleanly({ allow: ['shop/web'] });
});

test('a file of manifests in which there is none is told, which cdk8s says nothing of', () => {
  const { chart, app } = plainApp();
  const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'crds.yaml');
  writeFileSync(file, '# nothing is here yet\n');
  new Include(chart, 'crds', { url: file });
  expect(saidWhile(() => app.synthYaml())).toContain(
    'warning: [shop/crds] it includes no manifest: what it reads has none, or is no YAML; look at it with gatewright check',
  );
});
