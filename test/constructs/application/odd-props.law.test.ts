import fc from 'fast-check';
import type { ApplicationProps, JobProps } from '#index.js';
import { platform, shopWith } from '../shown.js';
import { isAll } from '../../runs.js';

const { Application, Job } = platform;

/** What plain JavaScript can give for any prop: values of every type, and objects with the keys that props have. */
const keys = [
  'name',
  'path',
  'secret',
  'configMap',
  'claim',
  'size',
  'http',
  'sleep',
  'image',
  'may',
  'verbs',
  'max',
  'over',
];
const odd = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(undefined, null, true, 0, -1, 1.5, NaN, '', 'x', '/x', '10Gi', Symbol.iterator, () => 'x'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 3, noNullPrototype: false }),
  ),
})).value;

const props: readonly (keyof ApplicationProps | keyof JobProps)[] = [
  ...([
    'image',
    'command',
    'args',
    'workingDir',
    'pull',
    'env',
    'envFrom',
    'resources',
    'probes',
    'lifecycle',
  ] as const),
  ...([
    'writable',
    'volumes',
    'root',
    'capabilities',
    'privileged',
    'containers',
    'sidecars',
    'initContainers',
  ] as const),
  ...([
    'user',
    'group',
    'gracePeriod',
    'pullSecrets',
    'sysctls',
    'scheduling',
    'podLabels',
    'podAnnotations',
    'hostNetwork',
    'resolution',
    'hostAliases',
  ] as const),
  ...([
    'name',
    'namespace',
    'labels',
    'annotations',
    'account',
    'port',
    'ports',
    'kind',
    'replicas',
    'strategy',
  ] as const),
  ...([
    'autoscaling',
    'disruptionBudget',
    'service',
    'override',
    'schedule',
    'history',
    'retries',
    'timeZone',
  ] as const),
];

const given = fc.dictionary(fc.constantFrom(...props), odd, { maxKeys: 4 });

test.each([
  ['an application', Application],
  ['a job', Job],
])('whatever plain JavaScript gives to %s, it says what is wrong and throws nothing', (_, Kind) => {
  fc.assert(
    fc.property(given, own => {
      const app = shopWith(chart => new Kind(chart, 'web', { image: 'web:1', ...own })); // JavaScript has no types
      expect(Array.isArray(app.render().faults)).toBe(true);
    }),
    { numRuns: isAll ? 400 : 100 },
  );
});
