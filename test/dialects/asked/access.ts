import fc from 'fast-check';
import type {
  AllowedHosts,
  ClientAddresses,
  ClientCertificates,
  DeniedEscapes,
  ExternalAuthentication,
  ForwardedAddress,
  PasswordAuthentication,
  Satisfy,
  SecretReference,
} from '#model/policies/access.js';
import type { Firewall } from '#model/policies/serving.js';
import type { Policies } from '#model/policies/policies.js';
import { fields, some } from './record.js';

const secret = fields<SecretReference>(
  { namespace: fc.constant('shop'), name: fc.constantFrom('users', 'x.y') },
  'name',
);

const ranges = some('192.0.2.0/24', '10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::1');

const from = fields<ForwardedAddress>({
  depth: fc.constantFrom(1, 2),
  excluded: fc.constant(['10.0.0.0/8']),
  ipv6Subnet: fc.constantFrom(64, 128),
}).filter(asked => Object.keys(asked).length > 0);

const external = fields<ExternalAuthentication>(
  {
    url: fc.constantFrom('http://auth.shop.svc.cluster.local/check', 'https://auth.test/a/b', 'http://auth.test:8080'),
    global: fc.boolean(),
    method: fc.constantFrom('GET', 'POST'),
    signIn: fc.constantFrom({ url: 'https://auth.test/start' }, { url: 'https://auth.test/start', parameter: 'rd' }),
    requestUrl: fc.constant('https://a.test/'),
    requestHeaders: some('Cookie', 'Authorization'),
    responseHeaders: some('X-User', 'X-Groups'),
    responseHeaderPattern: fc.constant('^X-Auth-'),
    sentHeaders: fc.constant({ name: 'sent-headers' }),
    cache: fc.constantFrom({ key: '$remote_user' }, { key: '$remote_user', durations: ['200 202 10m', '401 5m'] }),
    keepAlive: fc.constantFrom(
      { connections: 8 },
      { connections: 8, requests: 100, timeout: 30, sharesVariables: true },
    ),
    alwaysSetsCookie: fc.boolean(),
    cookies: some('session', 'sid'),
    trustsForwarded: fc.boolean(),
    sendsBody: fc.boolean(),
    maxBodySize: fc.constantFrom(1, 65536),
    maxResponseBodySize: fc.constantFrom(1, 65536),
    keepsLocation: fc.boolean(),
    keepsMethod: fc.boolean(),
    userHeader: fc.constant('X-User'),
    tls: fc.constantFrom(
      { skipsVerification: true },
      { authorities: { name: 'authorities' }, certificate: { name: 'own' } },
      { authorities: { name: 'authorities' }, authoritiesOptional: true },
    ),
  },
  'url',
);

export const access = {
  clientAddresses: fields<ClientAddresses>({
    allow: ranges,
    deny: ranges,
    status: fc.constantFrom(403, 404),
    from,
  }).filter(({ allow, deny }) => allow !== undefined || deny !== undefined),
  passwordAuthentication: fields<PasswordAuthentication>(
    {
      scheme: fc.constantFrom('basic', 'digest'),
      secret,
      users: fc.constantFrom('file', 'keys'),
      realm: fc.constantFrom('shop', 'the shop'),
      userHeader: fc.constant('X-User'),
      removesCredentials: fc.boolean(),
    },
    'scheme',
    'secret',
  ),
  externalAuthentication: fc.oneof(
    external.map(({ url }) => ({ url })),
    external,
  ),
  clientCertificates: fields<ClientCertificates>(
    {
      authorities: fc.constantFrom([{ name: 'authorities' }], [{ namespace: 'shop', name: 'authorities' }]),
      verify: fc.constantFrom('required', 'optional', 'unverified', 'off'),
      demanded: fc.boolean(),
      depth: fc.constantFrom(1, 3),
      subject: fc.constant('CN=shop'),
      errorPage: fc.constant('https://a.test/certificate'),
      passed: fc.constantFrom('whole', 'parts'),
      parts: some('notAfter', 'subject.commonName'),
    },
    'authorities',
    'verify',
  ),
  satisfy: fields<Satisfy>({ enough: fc.constantFrom('all', 'one') }, 'enough'),
  allowedHosts: fields<AllowedHosts>({ hosts: some('a.test', 'b.test'), from: some('X-Forwarded-Host') }, 'hosts'),
  deniedEscapes: fields<DeniedEscapes>({ escapes: some('%2F', '%5C', '%00') }, 'escapes'),
  firewall: fields<Firewall>(
    {
      enabled: fc.boolean(),
      coreRules: fc.boolean(),
      rules: fc.constant('SecRuleEngine On'),
      transactionId: fc.constant('$request_id'),
    },
    'enabled',
  ),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };
