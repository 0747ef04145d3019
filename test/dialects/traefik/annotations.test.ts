import fc from 'fast-check';
import type { AnnotationField } from '#dialects/traefik/ingress/annotation-fields.table.js';
import { routerFields, serviceFields } from '#dialects/traefik/ingress/annotation-fields.table.js';
import { annotationPrefix, booleanOf, decodedAnnotations } from '#dialects/traefik/ingress/annotations.js';
import { isAll } from '../../runs.js';
import { answerTo, ingress, inShort, notedAt, readingOf, resourcesOf } from './reading.js';

function namesOf(fields: Readonly<Record<string, AnnotationField>>, head: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${head}.${name}`,
    ...('fields' in field ? namesOf(field.fields, `${head}.${name}${field.type === 'items' ? '.0' : ''}`) : []),
  ]);
}

const keys = fc.oneof(
  fc.constantFrom(...namesOf(routerFields, 'router'), ...namesOf(serviceFields, 'service')),
  fc.string({ unit: fc.constantFrom('router', 'service', 'tls', '.', 'Priority', '0', 'x', '__proto__') }),
);
const annotations = fc.dictionary(keys, fc.oneof(fc.constantFrom('true', '1', 'no', ''), fc.string()), { maxKeys: 5 });

test('each annotation is read or noted, and none of them makes reading fail', () => {
  fc.assert(
    fc.property(annotations, fc.constantFrom('router', 'service'), (some, root) => {
      for (const resource of resourcesOf(ingress(some))) {
        const { values, notes } = decodedAnnotations(resource, root, undefined);
        const known = [...values.keys(), ...notes.map(({ path }) => String(path.at(-1)).toLowerCase())];
        const off = (key: string): boolean => Object.keys(some).some(one => key.startsWith(`${one.toLowerCase()}.`));
        const lost = Object.keys(some).filter(key => {
          const lower = key.toLowerCase();
          const isSwitchOff = lower === 'router.tls' || lower.endsWith('observability') || lower.includes('sticky');
          return !known.includes(lower) && !known.includes(annotationPrefix + lower) && !isSwitchOff && !off(lower);
        });
        expect(lost).toEqual([]);
      }
    }),
  );
});

test('an Ingress is not passed over without a note', () => {
  fc.assert(
    fc.property(annotations, some => {
      const { table, notes } = readingOf([ingress(some)]);
      const served = table.listeners.some(({ hosts }) => hosts.some(({ routes }) => routes.length > 0));
      expect(served || notes.length > 0).toBe(true);
    }),
    { numRuns: isAll ? 100 : 40 },
  );
});

test('names are read without regard to case', () => {
  expect(answerTo('http://shop.example.com/', readingOf([ingress({ 'Router.EntryPoints': 'websecure' })]))).toBe('404');
});

test('an unknown annotation of a router takes the Ingress away, and the nearest known one is told', () => {
  const reading = readingOf([ingress({ 'router.entrypoint': 'web' })]);
  expect(answerTo('http://shop.example.com/', reading)).toBe('404');
  expect(reading.notes).toMatchObject([
    { kind: 'unknown-key', nearest: `${annotationPrefix}router.entrypoints`, effect: 'ingress-skipped' },
  ]);
});

test('an annotation for a Service on an Ingress is noted and does no harm', () => {
  const reading = readingOf([ingress({ 'service.sticky.cookie': 'true' })]);
  expect(answerTo('http://shop.example.com/', reading)).toBe('web');
  expect(reading.notes.map(inShort)).toEqual([
    'ignored-value at metadata.annotations.traefik.ingress.kubernetes.io/service.sticky.cookie',
  ]);
});

test('a number or truth value that Go cannot read takes the Ingress away', () => {
  const bad = [{ 'router.priority': '1.5' }, { 'router.observability.metrics': 'yes' }];
  for (const some of bad) {
    expect(answerTo('http://shop.example.com/', readingOf([ingress(some)]))).toBe('404');
    expect(notedAt(ingress(some))).toHaveLength(1);
  }
});

test('truth values are those of Go', () => {
  expect(['1', 't', 'True', 'TRUE', 'tRUE', 'yes', '', '0', 'F', 'false'].map(booleanOf)).toEqual([
    ...[true, true, true, true],
    ...[undefined, undefined, undefined],
    ...[false, false, false],
  ]);
});

test('labels for the Docker provider do nothing', () => {
  const { metadata, ...rest } = ingress();
  const labelled = { ...rest, metadata: { name: 'web', labels: { 'traefik.http.routers.web.rule': 'Path(`/`)' } } };
  expect(metadata).toBeDefined();
  expect(notedAt(labelled)).toEqual(['unknown-key at metadata.labels.traefik.http.routers.web.rule']);
});

test('what ingress-nginx would read is noted, and what guards there weighs more', () => {
  const { metadata, ...rest } = ingress();
  const noted = readingOf([
    {
      ...rest,
      metadata: {
        name: 'web',
        annotations: {
          'nginx.ingress.kubernetes.io/auth-url': 'https://auth.example.com',
          'nginx.ingress.kubernetes.io/proxy-body-size': '8m',
        },
      },
    },
  ]).notes;
  expect(metadata).toBeDefined();
  expect(noted.map(note => ('effect' in note ? note.effect : ''))).toEqual(['access-dropped', 'ignored']);
});
