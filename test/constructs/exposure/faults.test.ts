import { Chart } from 'cdk8s';
import type { ApplicationProps, ControllerName } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

type Given = Readonly<Record<string, unknown>>;

const controllers = { 'ingress-nginx': ingressNginx(), traefik: traefik() } as const;

/** What is said of an exposure under a controller, without the path of the construct. */
function saidOf(kind: keyof typeof controllers, expose: Given | readonly Given[]): readonly string[] {
  const own = definePlatform<ControllerName>({ controller: controllers[kind], domain: 'example.com' });
  const app = new own.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  // Plain JavaScript gives what it likes.
  const props = { image: 'web:1', port: 80, expose } as unknown as ApplicationProps<ControllerName>;
  new own.Application(chart, 'web', props);
  return faultsOf(app).map(one => one.replace('[shop/web] ', ''));
}

const faults: readonly (readonly [title: string, exposure: Given, fault: string])[] = [
  ['a list of paths without one', { path: [] }, 'path: the list is empty; name a path, or leave it out for all'],
  ['a list of hosts without one', { host: [] }, 'host: the list is empty; name a host, or leave it out'],
  ['an empty path', { path: '' }, 'path: an empty text does not begin with /'],
  [
    'an empty expression',
    { path: { regex: '' } },
    'path.regex: it is empty, and no path is; write one that begins with /',
  ],
  [
    'an expression without its slash',
    { path: { regex: 'v1/.*' } },
    'path.regex: v1/.* matches no path, since paths begin with /; write it with / in front',
  ],
  [
    'an expression that begins with a letter of several',
    { path: { regex: '[a-z]+/.*' } },
    'path.regex: [a-z]+/.* matches no path, since paths begin with /; write it with / in front',
  ],
  [
    'a look-ahead',
    { path: { regex: '/(?!admin).*' } },
    'path.regex: /(?!admin).* is no expression of RE2 (invalid or unsupported Perl syntax); what a look-around would keep out, give to another route: a longer prefix or an exact path comes first',
  ],
  [
    'an expression that is not closed',
    { path: { regex: '/(a' } },
    'path.regex: /(a is no expression of RE2 (missing closing )); write it as RE2 has it (github.com/google/re2/wiki/Syntax)',
  ],
  [
    'a group in the place of a path',
    { rewrite: { path: '/$2' } },
    'rewrite.path: /$2 has a $, and there are no groups in a path; use { strip: true }, or { pattern, replacement }',
  ],
  [
    'a duration without a unit',
    { timeouts: { connect: '30' } },
    'timeouts.connect: "30" is not a duration such as 500ms, 30s, 5m or 2h',
  ],
  [
    'a size in no unit',
    { bodySize: '64MB' },
    'bodySize: "64MB" is not a size such as 512k, 64m or 1g (powers of 1024), or a whole number of bytes',
  ],
  [
    'an address that is none',
    { allow: ['10.0.0.0/33'] },
    'allow.0: "10.0.0.0/33" is not an address or a CIDR such as 10.0.0.0/8',
  ],
  [
    'a list of addresses without one',
    { allow: [] },
    'allow: an empty list is not a list of addresses and CIDRs with at least one in it; name one, or leave it out',
  ],
  [
    'two ways to ask for a password',
    { basicAuth: { secret: 'a' }, digestAuth: { secret: 'b' } },
    'digestAuth: basicAuth is given too; give one of them',
  ],
  [
    'the name of a Secret that is none',
    { basicAuth: { secret: 'My Users' } },
    'basicAuth.secret: "My Users" is not the name of an object (a-z, 0-9, inner dashes and dots) or { name, namespace }',
  ],
  [
    'credentials for any origin',
    { cors: { origins: ['*'], credentials: true } },
    'cors.origins: browsers send no credentials where any origin may come (*); name the origins',
  ],
  [
    'trust in an application that is called in the clear',
    { backendTls: { verify: true } },
    "backendTls: the application is called over http, which has no TLS; ask for protocol 'https' or 'grpcs'",
  ],
  [
    'a protocol that is none',
    { protocol: 'spdy' },
    'protocol: "spdy" is not one of http, https, h2c, grpc, grpcs, fastcgi, auto',
  ],

  [
    'a status for addresses that are not named',
    { addresses: { status: 404 } },
    'addresses: no client is allowed or denied; give allow or deny',
  ],
  [
    'one of a single condition',
    { satisfy: 'one', basicAuth: { secret: 'users' } },
    'satisfy: there are no two of addresses, password and external answer of which one could do; leave it out',
  ],
  [
    'trust in an application that is called without TLS',
    { backendTls: { verify: true }, protocol: 'grpc' },
    "backendTls: the protocol is grpc, which has no TLS; ask for protocol 'https' or 'grpcs'",
  ],
  [
    'a canary for nobody',
    { canary: { backend: { service: 'next', port: 80 } } },
    'canary: nothing says which requests go there; give header, cookie or weight',
  ],
  [
    'a canary of more than all',
    { canary: { backend: { service: 'next', port: 80 }, weight: 101 } },
    'canary.weight: 101 is more than the total, 100',
  ],
  [
    'a canary by a value and a pattern',
    { canary: { backend: { service: 'next', port: 80 }, header: { name: 'X-A', value: '1', pattern: '.*' } } },
    'canary.header: value and pattern are given; give one of them',
  ],
  [
    'a canary of a Service that cannot be',
    { canary: { backend: { service: 'a.b', port: 80 }, weight: 1 } },
    'canary.backend.service: "a.b" is not the name of a Service',
  ],
  ['headers without one', { requestHeaders: {} }, 'requestHeaders: no header is named; give set, add or remove'],
  [
    'a header that is set and removed',
    { responseHeaders: { set: { 'X-A': '1' }, remove: ['x-a'] } },
    'responseHeaders: x-a is named twice; say one thing of it',
  ],
  [
    'a certificate of a platform that has none',
    { tls: true },
    'tls: the platform has no certificate to give; name a secret or an issuer here, or tls in definePlatform',
  ],
  ['a prefix without its slash', { path: { prefix: 'cart' } }, 'path: cart does not begin with /'],
  [
    'an exact path with a query',
    { path: { exact: '/a?b' } },
    'path: /a?b has a blank, ? or #; a path has none of them',
  ],
  ['a new path without its slash', { rewrite: { path: 'x' } }, 'rewrite.path: x does not begin with /'],
  [
    'a new prefix with two slashes',
    { rewrite: { prefix: '/a//b' } },
    'rewrite.prefix: /a//b holds //; write one slash',
  ],
  [
    'a new path with an escape',
    { rewrite: { path: '/a%20b' } },
    'rewrite.path: /a%20b holds more than letters, digits and / - . _ ~ :, which controllers read differently',
  ],
  [
    'a new prefix of an expression',
    { path: { regex: '/a.*' }, rewrite: { prefix: '/b' } },
    'rewrite: there is no prefix to change in an exact path or a regular expression; use { path }',
  ],
];

describe.each(['ingress-nginx', 'traefik'] as const)('under %s', kind => {
  test.each(faults)('%s is a fault', (_, exposure, fault) => {
    expect(saidOf(kind, exposure)).toEqual([`expose.${fault}`]);
  });
});

test('of several exposures, the fault names which', () => {
  expect(saidOf('traefik', [{}, { path: '/a', timeouts: { connect: 5 } }])).toEqual([
    'expose.1.timeouts.connect: 5 is not a duration such as 500ms, 30s, 5m or 2h',
  ]);
});

test('an expression that may match a path is none', () => {
  expect(saidOf('traefik', { path: { regex: '(?:/a|/b)/[0-9]+' } })).toEqual([]);
});

test('the controllers may reach a canary, and nobody else is let in for it', () => {
  const app = shopWith(chart => {
    const next = new platform.Application(chart, 'next', { image: 'web:2', ports: { http: 80, admin: 9000 } });
    const expose = { canary: { backend: next, weight: 10 } };
    new platform.Application(chart, 'web', { image: 'web:1', port: 80, expose });
  });
  expect(faultsOf(app)).toEqual([]);
  const policy = shown(app, 'NetworkPolicy next-from-controller-http-for-web');
  expect(policy).toContain('port: 80');
  expect(policy).not.toContain('port: 9000');
});
