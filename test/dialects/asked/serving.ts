import fc from 'fast-check';
import type { Policies } from '#model/policies/policies.js';
import type {
  Compression,
  ContentType,
  GrpcWeb,
  Observability,
  Plugins,
  PushPreload,
  ServerAliases,
  Snippets,
  TlsOptions,
  TlsPassthrough,
} from '#model/policies/serving.js';
import { fields, some } from './record.js';

export const serving = {
  compression: fields<Compression>({
    encodings: some('gzip', 'br', 'zstd'),
    defaultEncoding: fc.constant('gzip'),
    includedTypes: some('text/html', 'application/json'),
    excludedTypes: some('text/event-stream'),
    least: fc.constantFrom(1, 1024),
  }),
  contentType: fields<ContentType>({ autoDetect: fc.boolean() }, 'autoDetect'),
  pushPreload: fields<PushPreload>({ enabled: fc.boolean() }, 'enabled'),
  grpcWeb: fields<GrpcWeb>({ origins: fc.constantFrom(['*'], ['https://a.test']) }, 'origins'),
  tlsOptions: fields<TlsOptions>({
    minVersion: fc.constantFrom('TLSv1.2', 'TLSv1.3'),
    maxVersion: fc.constant('TLSv1.3'),
    ciphers: some('ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384'),
    prefersOwnCiphers: fc.boolean(),
    curves: some('X25519', 'P-256'),
    protocols: some('h2', 'http/1.1'),
    strictNames: fc.boolean(),
    sessionTickets: fc.boolean(),
  }).filter(asked => Object.keys(asked).length > 0),
  tlsPassthrough: fields<TlsPassthrough>({ enabled: fc.boolean() }, 'enabled'),
  serverAliases: fields<ServerAliases>({ hosts: some('alias.test', 'other.test', '*.alias.test') }, 'hosts'),
  snippets: fields<Snippets>({
    location: fc.constant('more_set_headers "X-Shop: one";'),
    server: fc.constant('return 404;'),
    authentication: fc.constant('proxy_set_header X-Shop one;'),
    stream: fc.constant('server { listen 8000; }'),
  }).filter(asked => Object.keys(asked).length > 0),
  plugins: fields<Plugins>(
    {
      list: some(
        { name: 'blocker', configuration: { countries: ['DE', 'FR'], strict: true } },
        { name: 'blocker', configuration: {} },
        { name: 'Bouncer.V2', configuration: { levels: { of: [1, 2.5, null] }, text: '' } },
      ),
    },
    'list',
  ),
  observability: fields<Observability>({
    accessLog: fc.boolean(),
    rewriteLog: fc.boolean(),
    metrics: fc.boolean(),
    tracing: fc.boolean(),
    traceDetail: fc.constantFrom('minimal', 'detailed'),
    operationName: fc.constant('shop'),
    trustsSpans: fc.boolean(),
  }).filter(asked => Object.keys(asked).length > 0),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };
