import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppProps } from 'cdk8s';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { faultsOf, namesOf, platform, shopWith, shown } from './shown.js';

const { Application, PlatformApp } = platform;

/** The manifests that an app writes: the text of each file by its path. */
function written(appOf: (props: AppProps) => App, props: AppProps = {}): Readonly<Record<string, string>> {
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    appOf({ ...props, outdir }).synth();
    const names = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter(name => /\.yaml$/.test(name));
    return Object.fromEntries(names.sort().map(name => [name, readFileSync(join(outdir, name), 'utf8')]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function configMap(chart: Chart, name: string, data: Readonly<Record<string, string>> = {}): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

function documents(text: string): unknown {
  return parseAllDocuments(text).map(one => one.toJS() as unknown);
}

const outputTypes = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

test.each(outputTypes)(
  'plain cdk8s objects are written to the files that cdk8s writes, divided by way %s',
  yamlOutputType => {
    const filled = (app: App): App => {
      const a = new Chart(app, 'a', { namespace: 'a', labels: { team: 'one' } });
      const b = new Chart(app, 'b', { namespace: 'b' });
      configMap(b, 'second').addDependency(configMap(a, 'first', { text: 'yes', lines: 'x\ny\n', quoted: '012' }));
      configMap(b, 'third');
      return app;
    };
    const ours = written(props => filled(new PlatformApp(props)), { yamlOutputType });
    const theirs = written(props => filled(new App(props)), { yamlOutputType });
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    for (const [name, text] of Object.entries(theirs)) expect(documents(ours[name] ?? '')).toEqual(documents(text));
  },
);

test('two of one kind and name in different namespaces keep a file each', () => {
  const files = written(
    props => {
      const app = new PlatformApp(props);
      for (const namespace of ['a', 'b']) configMap(new Chart(app, namespace, { namespace }), 'settings');
      return app;
    },
    { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
  );
  expect(Object.keys(files)).toEqual(['ConfigMap.a.settings.k8s.yaml', 'ConfigMap.b.settings.k8s.yaml']);
});

test('what an object depends on comes before it', () => {
  const app = shopWith(chart => {
    const first = configMap(chart, 'first');
    const second = configMap(chart, 'second');
    first.addDependency(second);
  });
  expect(namesOf(app)).toEqual(['ConfigMap second', 'ConfigMap first']);
});

test('what a construct above depends on comes before what stands below it', () => {
  const app = shopWith(chart => {
    const web = new Application(chart, 'web', { image: 'web:1' });
    web.node.addDependency(configMap(chart, 'settings'));
  });
  expect(namesOf(app)[0]).toBe('ConfigMap settings');
});

test('objects that wait for each other are a fault', () => {
  const app = shopWith(chart => {
    const first = configMap(chart, 'first');
    const second = configMap(chart, 'second');
    first.addDependency(second);
    second.addDependency(first);
  });
  expect(faultsOf(app)).toEqual(['[shop/second] depends on shop/first, which waits for it in turn']);
});

test('a chart comes after the charts that it depends on, and the files say the order', () => {
  const files = written(props => {
    const app = new PlatformApp(props);
    const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
    if (a && b) a.addDependency(b);
    return app;
  });
  expect(Object.keys(files)).toEqual(['0000-b.k8s.yaml', '0001-a.k8s.yaml']);
});

test('charts that wait for each other are a fault, and of several that one needs all come before it', () => {
  const app = new PlatformApp();
  const [a, b, c] = ['a', 'b', 'c'].map(id => new Chart(app, id));
  if (a && b && c) {
    a.addDependency(b, c);
    c.addDependency(a);
  }
  expect(faultsOf(app)).toEqual(['[c] depends on chart a, which waits for it in turn']);
  expect(app.render().charts.map(({ chart }) => chart.node.id)).toEqual(['b', 'c', 'a']);
});

test('an app without a chart writes nothing, whatever is asked', () => {
  for (const yamlOutputType of outputTypes)
    expect(written(props => new PlatformApp(props), { yamlOutputType })).toEqual({});
});

test('an object whose library throws no error, and one without a kind, are said as far as can be', () => {
  const app = shopWith(chart => {
    const odd = configMap(chart, 'odd');
    Object.assign(odd, {
      toJson: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- other libraries may
        throw 'a text';
      },
    });
  });
  expect(faultsOf(app)).toEqual(['[shop/odd] a text']);
});

test('an object that cannot be rendered is a fault of its construct', () => {
  const app = shopWith(chart => {
    new ApiObject(chart, 'odd', { apiVersion: 'v1', kind: 'ConfigMap', data: new Map() });
  });
  expect(faultsOf(app)).toEqual([expect.stringContaining('[shop/odd] Failed serializing construct')]);
});

test('synthesis twice gives the same bytes', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 80, expose: {} }));
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test('what the check faults as an error is not synthesised, and the construct is named', () => {
  const app = shopWith(chart => {
    new ApiObject(chart, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { ports: [{ port: 0 }] },
    });
  });
  expect(() => app.synthYaml()).toThrow(/\[shop\/service\] Service web: /);
});

test('the label of a chart is on all that is written for its constructs', () => {
  const app = new PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'cart' } });
  new Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  expect(shown(app, 'Ingress web')).toContain('team: cart');
});

test('a file that cannot be written is named, and of the others none is torn', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    mkdirSync(join(outdir, 'b.k8s.yaml'));
    const app = new PlatformApp({ outdir });
    for (const name of ['a', 'b']) configMap(new Chart(app, name), name);
    expect(() => {
      app.synth();
    }).toThrow(`${join(outdir, 'b.k8s.yaml')} cannot be written (it is a folder)`);
    expect(readdirSync(outdir).sort()).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toContain('name: a');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('what is written goes through a link, and the link stays', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    writeFileSync(join(outdir, 'real'), 'old');
    symlinkSync('real', join(outdir, 'a.k8s.yaml'));
    const app = new PlatformApp({ outdir });
    configMap(new Chart(app, 'a'), 'a');
    app.synth();
    expect(lstatSync(join(outdir, 'a.k8s.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(outdir, 'real'), 'utf8')).toContain('name: a');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
