import type { Note } from '#model/findings/note.js';
import type { JsonObject } from '#model/json.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { expectLinear } from '../../growth.js';
import { answerTo, ingress, ingressRoute, inShort, notedAt, ofTraefik, readingOf, service, toWeb } from './reading.js';

test('a plain route gives nothing to note', () => {
  expect(notedAt(ingressRoute('Host(`a.test`)'), ingress())).toEqual([]);
});

test('a rule that cannot be read takes its route away', () => {
  expect(notedAt(ingressRoute('Host(`a.test`'))).toEqual(['invalid-value at spec.routes.0.match']);
});

test('a host in braces is read as it stands, which nobody means', () => {
  expect(notedAt(ingressRoute('HostRegexp(`{sub:[a-z]+}.test`)'))).toHaveLength(1);
});

test('a Service that is missing is noted with what answers', () => {
  expect(readingOf([ingressRoute('Path(`/`)', { services: [{ name: 'none', port: 80 }] })]).notes).toMatchObject([
    {
      kind: 'missing-reference',
      to: { kind: 'Service', namespace: 'shop', name: 'none' },
      path: ['spec', 'routes', 0, 'services', 0, 'name'],
    },
  ]);
});

test('a port that a Service does not have is noted with those that it has', () => {
  expect(readingOf([ingressRoute('Path(`/`)', { services: [{ ...toWeb, port: 'https' }] })]).notes).toMatchObject([
    { kind: 'missing-port', port: 'https', has: ['http'] },
  ]);
});

test('an entry point that Traefik does not have is noted with those that it has', () => {
  expect(readingOf([ingressRoute('Path(`/`)', {}, { entryPoints: ['http'] })]).notes).toMatchObject([
    {
      kind: 'invalid-value',
      value: 'http',
      wants: 'entry points of Traefik (web, websecure)',
      consequence: { kind: 'route-dropped' },
    },
  ]);
});

test('two routes of one rule are noted: the higher priority answers', () => {
  const twice = (priority: number): readonly JsonObject[] => [
    ingressRoute('Path(`/`)'),
    ingressRoute('Path(`/`)', { priority }, {}, 'other'),
  ];
  expect(readingOf(twice(100)).notes).toMatchObject([
    { kind: 'duplicate-route', subject: { name: 'web' }, other: { subject: { name: 'other' } }, undecided: false },
  ]);
  expect(readingOf(twice(0)).notes).toMatchObject([{ kind: 'duplicate-route', undecided: true }]);
});

test('two routes whose names run together within Traefik are unknown', () => {
  const named = (namespace: string, name: string): JsonObject => {
    const route = ingressRoute('Host(`a.test`)', {}, {}, name);
    return { ...route, metadata: { namespace, name } };
  };
  const elsewhere = { ...service('web'), metadata: { name: 'web', namespace: 'shop-a' } };
  const reading = readingOf([elsewhere, named('shop-a', 'b'), named('shop', 'a-b')]);
  expect(answerTo('http://a.test/', reading)).toBe('unknown colliding-names');
});

test('a field that a kind of ours does not have is noted with the nearest that it has', () => {
  const route = ingressRoute('Path(`/`)', { prioritty: 1 }, { entrypoints: ['web'] });
  expect(readingOf([route]).notes).toMatchObject([
    { kind: 'unknown-key', key: 'entrypoints', nearest: 'entryPoints' },
    { kind: 'unknown-key', key: 'prioritty', nearest: 'priority' },
  ]);
});

test('fields of every kind of Traefik are held to what it reads', () => {
  const kinds = ['IngressRoute', 'Middleware', 'TraefikService', 'TLSOption', 'TLSStore'];
  for (const kind of kinds) expect(notedAt(ofTraefik(kind, 'x', { zzz: {} }))).toContain('unknown-key at spec.zzz');
});

test('a default backend beside rules, and a rule without paths, make no route', () => {
  const spec = { defaultBackend: { service: { name: 'web', port: { number: 80 } } }, rules: [{ host: 'a.test' }] };
  const reading = readingOf([ingress({}, spec)]);
  expect(reading.notes.map(inShort)).toEqual(['ignored-value at spec.defaultBackend', 'ignored-value at spec.rules.0']);
  expect(answerTo('http://a.test/', reading)).toBe('404');
});

test('a backend in another namespace is refused unless that is allowed', () => {
  const elsewhere = { ...service('far'), metadata: { name: 'far', namespace: 'far' } };
  const route = ingressRoute('Path(`/`)', { services: [{ name: 'far', namespace: 'far', port: 80 }] });
  expect(readingOf([elsewhere, route]).notes.map(inShort)).toEqual(['ignored-value at spec.routes.0.services.0.name']);
  const allowed = { static: { providers: { kubernetesCRD: { allowCrossNamespace: true } } } };
  expect(answerTo('http://a.test/', readingOf([elsewhere, route], allowed))).toBe('far');
});

test('the time that routes take which share one rule grows with their number alone', () => {
  expectLinear(size => {
    const many = Array.from({ length: size }, (_, at) => ingressRoute('Path(`/`)', {}, {}, `r${at}`));
    return () => {
      expect(readingOf(many).notes).toHaveLength(size - 1);
    };
  }, 200);
});

test('the time that an IngressRoute takes grows with the number of its routes alone', () => {
  expectLinear(size => {
    const routes = Array.from({ length: size }, (_, at) => ({
      match: `Path(\`/${at}\`)`,
      kind: 'Rule',
      services: [toWeb],
    }));
    const many = ofTraefik('IngressRoute', 'many', { entryPoints: ['web'], routes });
    return () => {
      expect(answerTo(`http://a.test/${size - 1}`, readingOf([many]))).toBe('web');
    };
  }, 200);
});

/** A note as its field and what it says. */
function told(note: Note): string {
  const says = note.kind === 'ignored-value' ? note.because : note.kind === 'invalid-value' ? note.wants : note.kind;
  const follows = 'consequence' in note ? `: ${note.consequence.kind}` : '';
  return `${note.path.join('.')}: ${says}${follows}`;
}

const parent = ingressRoute('Host(`a.test`)', { services: [] }, {}, 'parent');
const under = (spec: JsonObject): JsonObject => ingressRoute('Path(`/a`)', {}, { entryPoints: [], ...spec }, 'child');
const alone = 'spec.routes.0.match: a service, or a route under it: route-dropped';
const held = { static: { providers: { kubernetesCRD: { crossProviderNamespaces: ['other'] } } } };

test.each<[string, readonly JsonObject[], string, Partial<ControllerSettings>?]>([
  ['a kind that is no rule', [ingressRoute('Path(`/`)', { kind: 'Regex' })], 'spec.routes.0.kind: Rule: route-dropped'],
  ['no rule', [ingressRoute('')], 'spec.routes.0.match: a rule: route-dropped'],
  [
    'a Middleware of another namespace',
    [ingressRoute('Path(`/`)', { middlewares: [{ name: 'one', namespace: 'other' }] })],
    'spec.routes.0.middlewares.0.name: it is in the namespace other, and allowCrossNamespace is off: route-dropped-with-protection',
  ],
  [
    'a Middleware by its name within Traefik',
    [ingressRoute('Path(`/`)', { middlewares: [{ name: 'shop-one@kubernetescrd' }] })],
    'spec.routes.0.middlewares.0.name: with allowCrossNamespace off, shop-one@kubernetescrd is refused: name the resource alone: route-dropped-with-protection',
  ],
  [
    'a Middleware of another provider, where the namespace may name none',
    [ingressRoute('Path(`/`)', { middlewares: [{ name: 'one@file' }] })],
    'spec.routes.0.middlewares.0.name: crossProviderNamespaces does not hold shop: route-dropped-with-protection',
    held,
  ],
  [
    'a service of another provider, where the namespace may name none',
    [ingressRoute('Path(`/`)', { services: [{ name: 'one@file', kind: 'TraefikService' }] })],
    'spec.routes.0.services.0.name: crossProviderNamespaces does not hold shop: route-dropped',
    held,
  ],
  [
    'a kind of service that Traefik does not know',
    [ingressRoute('Path(`/`)', { services: [{ name: 'web', kind: 'Deployment' }] })],
    'spec.routes.0.services.0.name: Deployment is no kind of service that Traefik knows: route-dropped',
  ],
  [
    'a parent of another namespace',
    [under({ parentRefs: [{ name: 'parent', namespace: 'other' }] })],
    'spec.parentRefs.0: it is in the namespace other, and allowCrossNamespace is off: resource-skipped',
  ],
  [
    'a parent that is not there',
    [under({ parentRefs: [{ name: 'none' }] })],
    'spec.parentRefs.0: missing-reference: resource-skipped',
  ],
  [
    'entry points of a route under another one',
    [parent, under({ parentRefs: [{ name: 'parent' }], entryPoints: ['web'] })],
    `spec.entryPoints: a route under another one takes its entry points and TLS from it: route-dropped; ${alone}`,
  ],
  [
    'TLS of a route under another one',
    [parent, under({ parentRefs: [{ name: 'parent' }], tls: {} })],
    `spec.tls: a route under another one takes its entry points and TLS from it: route-dropped; ${alone}`,
  ],
  [
    'a backend of an Ingress that is no Service',
    [
      ingress(
        {},
        {
          rules: [
            {
              host: 'shop.example.com',
              http: {
                paths: [
                  {
                    path: '/',
                    pathType: 'Prefix',
                    backend: { resource: { apiGroup: 'k8s.example.com', kind: 'Bucket', name: 'files' } },
                  },
                ],
              },
            },
          ],
        },
      ),
    ],
    'spec.rules.0.http.paths.0.backend: Traefik serves no backend but a Service: route-dropped',
  ],
  [
    'Middlewares of an Ingress, where the namespace may name none',
    [ingress({ 'router.middlewares': 'shop-one@kubernetescrd' })],
    'metadata.annotations.traefik.ingress.kubernetes.io/router.middlewares: crossProviderNamespaces does not hold shop: resource-skipped',
    { static: { providers: { kubernetesIngress: { crossProviderNamespaces: ['other'] } } } },
  ],
])('%s is noted', (_, manifests, expected, more = {}) => {
  expect(readingOf(manifests, more).notes.map(told).join('; ')).toBe(expected);
});

test('a Middleware of another provider may be named where nothing says which namespaces may', () => {
  const reading = readingOf([ingressRoute('Path(`/`)', { middlewares: [{ name: 'one@file' }] })]);
  expect(reading.notes.filter(({ kind }) => kind === 'ignored-value')).toEqual([]);
  expect(answerTo('http://a.test/', reading)).toBe('unknown missing-manifest');
});
