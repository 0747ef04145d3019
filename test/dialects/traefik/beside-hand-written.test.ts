import fc from 'fast-check';
import { traefik } from '#dialects/traefik/index.js';
import type { JsonObject } from '#model/json.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { answerTo, ingressRoute, readingOf, service, settings } from './reading.js';

const host = 'x.example.com';

function typed(name: string, path: IntentPath, more: Partial<IntentRoute> = {}): IntentRoute {
  return {
    name,
    namespace: 'shop',
    hosts: [host],
    paths: [path],
    backends: [{ backend: { namespace: 'shop', service: name, port: 80 }, weight: 1 }],
    policies: {},
    labels: {},
    at: { file: name, line: 0, column: 0, endLine: 0, endColumn: 0 },
    ...more,
  };
}

function byHand(match: string): readonly JsonObject[] {
  return [service('hand'), ingressRoute(match, { services: [{ name: 'hand', port: 80 }] }, {}, 'by-hand')];
}

/** Who answers a path where typed routes and manifests by hand stand beside each other. */
function answering(path: string, routes: readonly IntentRoute[], hand: readonly JsonObject[]): string {
  const { manifests, refusals } = traefik.write({ routes }, settings);
  expect(refusals).toEqual([]);
  return answerTo(
    `http://${host}${path}`,
    readingOf([...routes.map(({ name }) => service(name)), ...manifests, ...hand]),
  );
}

const solver: readonly JsonObject[] = [
  service('solver'),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'cm-acme-http-solver-abcde' },
    spec: {
      ingressClassName: 'traefik',
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/.well-known/acme-challenge/dGhlIHRva2VuIG9mIGEgY2hhbGxlbmdlIG9mIEFDTUU',
                pathType: 'ImplementationSpecific',
                backend: { service: { name: 'solver', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  },
];

const root = typed('root', { kind: 'prefix', path: '/' });
const challenge = '/.well-known/acme-challenge/dGhlIHRva2VuIG9mIGEgY2hhbGxlbmdlIG9mIEFDTUU';

test('the challenge of a certificate reaches its solver past the root of the host', () => {
  expect(answering(challenge, [root], solver)).toBe('solver');
});

test('the challenge of a certificate is not redirected to https', () => {
  const secure = { ...root, tls: { secret: 'x-tls' }, policies: { httpsRedirect: { enabled: true } } } as const;
  expect(answering(challenge, [secure], solver)).toBe('solver');
  expect(answering('/', [secure], solver)).toBe(`301 https://${host}/`);
});

test('a rule by hand of a longer path comes first, that of a shorter one later', () => {
  const routes = [root, typed('api', { kind: 'prefix', path: '/api' })];
  const hand = byHand(`Host(\`${host}\`) && PathPrefix(\`/oauth2\`)`);
  expect(answering('/oauth2/callback', routes, hand)).toBe('hand');
  expect(answering('/api', routes, byHand(`Host(\`${host}\`)`))).toBe('api');
  expect(answering('/', routes, byHand(`Host(\`${host}\`)`))).toBe('root');
});

test('a rule by hand of one short exact path comes before the root', () => {
  expect(answering('/a', [root], byHand(`Host(\`${host}\`) && Path(\`/a\`)`))).toBe('hand');
});

test('a rule by hand for every host comes after a typed one', () => {
  expect(answering('/', [root], byHand('PathPrefix(`/`)'))).toBe('root');
});

const element = fc.constantFrom('a', 'b', 'login', 'v1', 'ü', 'a-long-name');
const prefixes = fc.uniqueArray(
  fc.array(element, { maxLength: 3 }).map(parts => `/${parts.join('/')}`),
  { minLength: 1, maxLength: 5 },
);

test('among prefixes of one host it does not matter which are typed and which are written by hand: the longest answers', () => {
  fc.assert(
    fc.property(prefixes, fc.array(element, { minLength: 1, maxLength: 3 }), element, (paths, parts, below) => {
      const own = `/${parts.join('/')}`;
      const all = paths.filter(path => path !== own);
      const routes = all.map((path, at) => typed(`typed-${at}`, { kind: 'prefix', path }));
      const asked = `${own}/${below}`;
      const longest = all.findIndex(path => path.length > own.length && `${asked}/`.startsWith(`${path}/`));
      const wanted = longest === -1 ? 'hand' : `typed-${longest}`;
      expect(answering(encodeURI(asked), routes, byHand(`Host(\`${host}\`) && PathPrefix(\`${own}\`)`))).toBe(wanted);
    }),
  );
});

test('numbers stay as small as rules are long', () => {
  const routes = [
    typed('exact', { kind: 'exact', path: '/' }, { hosts: ['a.example.com'] }),
    typed('wild', { kind: 'prefix', path: '/a/very/long/path/indeed' }, { hosts: ['*.example.com'] }),
    typed('all', { kind: 'prefix', path: '/' }, { hosts: [] }),
    typed('regex', { kind: 'regex', pattern: '/.*' }, { hosts: ['a.example.com'] }),
  ];
  const { manifests } = traefik.write({ routes }, settings);
  const priorities = [...JSON.stringify(manifests).matchAll(/"priority":(\d+)/g)].map(([, number]) => Number(number));
  expect(priorities).toEqual([8, 65, 64, 63]);
});
