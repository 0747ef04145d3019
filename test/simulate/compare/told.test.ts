import type { Reading } from '#dialects/dialect.js';
import type { IntentPath } from '#model/routing/intent.js';
import { intentOf } from '#simulate/compare/told/intent-of.js';
import { contract as nginx } from '../../dialects/nginx/contract.js';
import { ingress, readingOf as readByNginx } from '../../dialects/nginx/reading.js';
import { contract as traefik } from '../../dialects/traefik/contract.js';
import { ingressRoute, readingOf as readByTraefik, service } from '../../dialects/traefik/reading.js';

/** Routes as lines: hosts, paths, where they lead and as which path. */
function told({ table }: Reading, { dialect: { conventions } }: typeof nginx): readonly string[] {
  const { intent, untold } = intentOf(table, conventions);
  return [
    ...intent.routes.map(({ hosts, paths, backends, policies }) =>
      [
        `${hosts.join(' ') || '*'} ${paths.map(pathText).join(' ')}`,
        `to ${backends.map(({ backend, weight }) => `${backend.service}*${weight}`).join('+') || 'nobody'}`,
        ...(policies.pathRewrite ? [policies.pathRewrite.kind] : []),
      ].join(', '),
    ),
    ...untold.map(({ because }) => `untold: ${because}`),
  ];
}

function pathText(path: IntentPath): string {
  return `${path.kind} ${path.kind === 'regex' ? path.pattern : path.path}`;
}

test('an Ingress is told by its hosts and paths', () => {
  expect(told(readByNginx(ingress({ 'ssl-redirect': 'false' }, 'web', '/shop')), nginx)).toEqual([
    'shop.example.com prefix /shop, to web*1',
    'untold: GET https://shop.example.com/shop: the controller sends it to web as /shop, and the intent leaves it open (the intent does not say what https answers without TLS)',
  ]);
});

test('a rewriting by groups is told as the prefix that it takes away', () => {
  const reading = readByNginx(ingress({ 'rewrite-target': '/$2', 'use-regex': 'true' }, 'web', '/shop(/|$)(.*)'));
  expect(told(reading, nginx)).toEqual([
    'shop.example.com prefix /shop, to web*1, strip-prefix',
    'untold: GET http://shop.example.com/SHOP: the controller sends it to web as /, and the intent answers 404',
    'untold: GET https://shop.example.com/shop: the controller sends it to web as /, and the intent leaves it open (the intent does not say what https answers without TLS)',
  ]);
});

test('an expression of PCRE that RE2 does not know is untold', () => {
  const reading = readByNginx(ingress({ 'use-regex': 'true' }, 'web', '/shop(?!/admin)'));
  expect(told(reading, nginx)).toEqual([
    'untold: ~* "^/shop(?!/admin)": the regular expression ^/shop(?!/admin) of PCRE cannot be said as one of RE2',
    'untold: GET http://shop.example.com/shop: the controller sends it to web as /shop, and the intent answers 404',
    'untold: GET https://shop.example.com/shop: the controller sends it to web as /shop, and the intent answers 404',
  ]);
});

test('a configuration that is refused amounts to nothing', () => {
  expect(told(readByNginx(ingress({ 'use-regex': 'true' }, 'web', '/shop(')), nginx)).toEqual([
    'untold: the controller refuses the configuration: the path /shop( is no regular expression: a parenthesis is not closed',
  ]);
});

test('a prefix of Traefik takes any continuation', () => {
  expect(told(readByTraefik([ingressRoute('Host(`a.test`) && PathPrefix(`/shop`)')]), traefik)).toEqual([
    'a.test regex /shop(?s:.*), to web*1',
  ]);
});

test('a match by a header is no part of an intent', () => {
  const reading = readByTraefik([ingressRoute('Host(`a.test`) && Header(`X-A`, `1`)')]);
  expect(told(reading, traefik)).toEqual([
    'untold: Host(`a.test`) && Header(`X-A`, `1`): an intent has no match by the header X-A',
    'untold: GET http://a.test/: the controller sends it to web as /, and the intent answers 404',
  ]);
});

test('an order by priorities that is not the order of an intent is found by a request', () => {
  const reading = readByTraefik([
    service('other'),
    ingressRoute('Host(`a.test`) && Path(`/shop`)', { priority: 1 }, {}, 'exact'),
    ingressRoute(
      'Host(`a.test`) && PathPrefix(`/`)',
      { priority: 2, services: [{ name: 'other', port: 80 }] },
      {},
      'all',
    ),
  ]);
  expect(told(reading, traefik)).toEqual([
    'a.test prefix /, to other*1',
    'a.test exact /shop, to web*1',
    'untold: GET http://a.test/shop: the controller sends it to other as /shop, and the intent sends it to web as /shop',
  ]);
});

/** Ingresses whose paths are regular expressions: a Service, its hosts and its path. */
function byPattern(
  ...routes: readonly (readonly [service: string, hosts: readonly string[], pattern: string])[]
): string {
  const one = ([service, hosts, pattern]: (typeof routes)[number]) =>
    hosts.map((host, at) =>
      ingress({ 'use-regex': 'true' }, service, `/{0}(?-i)(?:${pattern})$`, host).replace(
        `"metadata":{"name":"${service}"`,
        `"metadata":{"name":"${service}-${at}"`,
      ),
    );
  return routes.flatMap(one).join('\n---\n');
}

/** What is told of plain requests: https without a certificate is untold wherever the controller answers it. */
function toldOfHttp(reading: Reading): readonly string[] {
  return told(reading, nginx).filter(line => !line.includes('https://'));
}

test('a path that a host repeats is left out where nothing would decide between it and one of its own', () => {
  const manifests = byPattern(['own', ['a.test'], '/[a-z]+/x'], ['wild', ['*.test', 'a.test'], '/(a|b)/.*']);
  expect(toldOfHttp(readByNginx(manifests))).toEqual([
    'a.test regex /[a-z]+/x, to own*1',
    '*.test regex /(a|b)/.*, to wild*1',
  ]);
});

test('where an intent decides nothing between two expressions of a host, what the controller decides is untold', () => {
  const manifests = byPattern(['own', ['a.test'], '/[a-z]+/x'], ['other', ['a.test'], '/(a|b)/.*']);
  expect(toldOfHttp(readByNginx(manifests))).toEqual([
    'a.test regex /[a-z]+/x, to own*1',
    'a.test regex /(a|b)/.*, to other*1',
    'untold: GET http://a.test/a/x: the controller sends it to own as /a/x, and the intent leaves it open (2 routes of the same rank take the request, and nothing decides between them)',
  ]);
});

test.each([
  [
    'an Ingress',
    () => readByNginx([withTls(ingress({}), 'web-tls'), JSON.stringify(otherSecret)].join('\n---\n')),
    nginx,
  ],
  [
    'an IngressRoute',
    () =>
      readByTraefik([
        ingressRoute('Host(`shop.example.com`)', {}, { entryPoints: ['websecure'], tls: { secretName: 'web-tls' } }),
        otherSecret,
      ]),
    traefik,
  ],
])(
  'a certificate whose Secret is not among the manifests is told as %s names it',
  (_, read, { dialect: { conventions } }) => {
    const { intent } = intentOf(read().table, conventions);
    expect(intent.routes.map(({ hosts, tls }) => [hosts, tls])).toEqual([
      [['shop.example.com'], { secret: 'web-tls' }],
    ]);
  },
);

/** With a Secret among the manifests, those that are not among them are missing. */
const otherSecret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'other', namespace: 'shop' },
};

function withTls(manifest: string, secretName: string): string {
  return manifest.replace('"rules":', `"tls":[{"hosts":["shop.example.com"],"secretName":"${secretName}"}],"rules":`);
}

test.each([
  ['PathRegexp(`^/api/v[0-9]$`)', 'regex (?:/api/v[0-9])'],
  ['PathRegexp(`/api/v[0-9]`)', 'regex (?s:.*)(?:/api/v[0-9])(?s:.*)'],
  ['PathRegexp(`^/api/v[0-9]`)', 'regex (?:/api/v[0-9])(?s:.*)'],
  ['PathRegexp(`/v[0-9]$`)', 'regex (?s:.*)(?:/v[0-9])'],
  ['PathRegexp(`^/a$|^/b$`)', 'regex (?s:.*)(?:^/a$|^/b$)(?s:.*)'],
  ['PathRegexp(`^/(a|b)$`)', 'regex (?:/(a|b))'],
  ['PathRegexp(`^/[|]$`)', 'regex (?:/[|])'],
  ['PathRegexp(`^/a\\|b$`)', 'regex (?:/a\\|b)'],
  ['PathRegexp(`^/a\\$`)', 'regex (?:/a\\$)(?s:.*)'],
  ['PathRegexp(`^(?:/a|/b)$`)', 'regex /a|/b'],
  ['PathRegexp(`^(?:/a)|(?:/b)$`)', 'regex (?s:.*)(?:^(?:/a)|(?:/b)$)(?s:.*)'],
  ['PathPrefix(`/shop/`)', 'regex /shop/(?s:.*)'],
  ['PathPrefix(`/`)', 'prefix /'],
  ['Path(`/shop/`)', 'exact /shop/'],
])('what Traefik takes by %s is told as %s', (rule, path) => {
  const reading = readByTraefik([ingressRoute(`Host(\`a.test\`) && ${rule}`)]);
  expect(told(reading, traefik).filter(line => !line.startsWith('untold: GET'))).toEqual([`a.test ${path}, to web*1`]);
});

test.each([
  ['/shop$', 'exact /shop'],
  ['/shop', 'regex (?:/shop)(?s:.*)'],
  ['/shop(/|$)', 'prefix /shop'],
  ['/shop(/.*)?$', 'regex (?:/shop(/.*)?)'],
  ['/', 'prefix /'],
  ['/.*', 'prefix /'],
  ['/[0-9]+$', 'regex (?:/[0-9]+)'],
])('the expression %s of an Ingress is told as %s', (pattern, path) => {
  const reading = readByNginx(ingress({ 'use-regex': 'true' }, 'web', pattern));
  const lines = told(reading, nginx).filter(line => !line.startsWith('untold: GET'));
  expect(lines.map(line => line.replace('(?i:', '(?:'))).toEqual([`shop.example.com ${path}, to web*1`]);
});

test.each([
  ['Host(`a.test`) && Host(`b.test`)', 'an intent has no host of a regular expression, and none of several at once'],
  ['HostRegexp(`^[a-z]+[.]test$`)', 'an intent has no host of a regular expression, and none of several at once'],
  [
    'Host(`a.test`) && PathPrefix(`/a`) && PathPrefix(`/b`)',
    'an intent has no path that is held to several matches at once',
  ],
  ['Host(`a.test`) && Method(`GET`)', 'an intent has no match by method'],
  ['Host(`a.test`) && Query(`a`, `1`)', 'an intent has no match by the parameter a'],
  ['Host(`a.test`) && ClientIP(`10.0.0.0/8`)', 'an intent has no match by the address of the client'],
  ['Host(`a.test`) && !PathPrefix(`/a`)', 'an intent has no match by what a request is not'],
])('no intent says %s', (rule, because) => {
  expect(told(readByTraefik([ingressRoute(rule)]), traefik)).toContain(`untold: ${rule}: ${because}`);
});

test('several hosts and paths of one rule are one route', () => {
  const rule = '(Host(`a.test`) || Host(`b.test`)) && (Path(`/x`) || Path(`/y`))';
  expect(told(readByTraefik([ingressRoute(rule)]), traefik)).toEqual(['a.test b.test exact /x exact /y, to web*1']);
});

test('a rule without a host is one of every host', () => {
  expect(told(readByTraefik([ingressRoute('Path(`/x`)')]), traefik)).toEqual(['* exact /x, to web*1']);
});

test('a path that a host shares with a wildcard is told of both where the order of an intent keeps it', () => {
  const manifests = ['a.test', '*.test'].map((host, at) =>
    ingress({ 'ssl-redirect': 'false' }, `web-${at}`, '/x', host),
  );
  expect(
    toldOfHttp(
      readByNginx(manifests.join('\n---\n').replaceAll('"service":{"name":"web-1"', '"service":{"name":"web-0"')),
    ),
  ).toEqual(['a.test prefix /x, to web-0*1', '*.test prefix /x, to web-0*1']);
});

test('whether the path without its slash is another route is asked of routes of several paths as well', () => {
  const reading = readByTraefik([
    ingressRoute('Host(`a.test`) && PathPrefix(`/shop/`)'),
    ingressRoute('Host(`a.test`) && (Path(`/x`) || Path(`/y`))', {}, {}, 'several'),
  ]);
  expect(told(reading, traefik)).toEqual([
    'a.test exact /x exact /y, to web*1',
    'a.test regex /shop/(?s:.*), to web*1',
  ]);
});
