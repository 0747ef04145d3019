import type { ApplicationProps } from '#index.js';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application, Job, Namespace, Route } = platform;

const value = 'it has up to 63 letters, digits, -, _ and ., with a letter or digit first and last';
const key =
  'a key has up to 63 letters, digits, -, _ and ., with a letter or digit first and last, perhaps after a DNS name and /';

/** What is said of one application. */
function saidOf(props: Partial<ApplicationProps<'ingress-nginx'>>): readonly string[] {
  return faultsOf(shopWith(chart => new Application(chart, 'web', { image: 'web:1', port: 8080, ...props })));
}

test('a label that no manifest can have is said once, with its prop', () => {
  expect(saidOf({ labels: { owner: 'jane@example.com' } })).toEqual([
    `[shop/web] labels.owner: "jane@example.com" is no value of a label; ${value}`,
  ]);
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  ['a key with a blank', { podLabels: { 'the team': 'a' } }, `podLabels.the team: ${key}`],
  ['a prefix in capitals', { labels: { 'Example.com/team': 'a' } }, `labels.Example.com/team: ${key}`],
  ['two slashes', { annotations: { 'a/b/c': 'x' } }, `annotations.a/b/c: ${key}`],
  ['nothing after the slash', { podAnnotations: { 'example.com/': 'x' } }, `podAnnotations.example.com/: ${key}`],
  [
    'a label of the Service',
    { service: { labels: { a: '-' } } },
    `service.labels.a: "-" is no value of a label; ${value}`,
  ],
  ['an annotation of the account', { account: { annotations: { '': 'x' } } }, `account.annotations.: ${key}`],
  [
    'labels by which others are called',
    { calls: [{ namespace: 'data', labels: { app: 'my db' }, ports: [5432] }] },
    `calls.0.labels.app: "my db" is no value of a label; ${value}`,
  ],
])('%s is a fault', (_, props, fault) => {
  expect(saidOf(props)).toEqual([`[shop/web] ${fault}`]);
});

test('so it is of every other construct', () => {
  const labels = { team: 'a b' };
  const app = shopWith(chart => {
    new Job(chart, 'job', { image: 'job:1', labels });
    new Namespace(chart, 'shop', { labels });
    new Route(chart, 'way', { to: { service: 'web', port: 80 }, labels });
  });
  expect(faultsOf(app)).toEqual(
    ['shop/job', 'shop/shop', 'shop/way'].map(path => `[${path}] labels.team: "a b" is no value of a label; ${value}`),
  );
});

test('labels as people have them pass', () => {
  const labels = { team: 'a', 'example.com/cost-centre': '47_11.x', empty: '' };
  const annotations = { 'Example.com/Owner': 'jane@example.com', note: 'a text, of any kind' };
  expect(saidOf({ labels, podLabels: labels, annotations, podAnnotations: annotations })).toEqual([]);
});
