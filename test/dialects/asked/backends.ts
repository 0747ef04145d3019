import fc from 'fast-check';
import type {
  BackendProtocol,
  BackendTls,
  Canary,
  CustomErrors,
  DefaultBackend,
  LoadBalancing,
  Mirror,
  StickySessions,
} from '#model/policies/backends.js';
import type { Policies } from '#model/policies/policies.js';
import { fields, some } from './record.js';

const backend = fc.constantFrom('s0', 'beside').map(service => ({ namespace: 'shop', service, port: 80 }));

export const backends = {
  backendProtocol: fields<BackendProtocol>(
    {
      protocol: fc.constantFrom('http', 'https', 'h2c', 'grpc', 'grpcs', 'fastcgi', 'auto'),
      version: fc.constantFrom('1.0', '1.1'),
      connection: fc.constantFrom('keep-alive', 'close'),
      fastcgi: fc.constantFrom({ index: 'index.php' }, { index: 'index.php', parameters: { name: 'parameters' } }),
    },
    'protocol',
  ),
  backendTls: fields<BackendTls>({
    verify: fc.boolean(),
    authorities: fc.constantFrom([{ name: 'authorities' }], [{ namespace: 'shop', name: 'authorities' }]),
    certificates: fc.constant([{ name: 'own' }]),
    depth: fc.constantFrom(1, 2),
    serverName: fc.constantFrom('inner.test', 'shop'),
    sendsServerName: fc.boolean(),
    protocols: some('TLSv1.2', 'TLSv1.3'),
    ciphers: fc.constant('HIGH:!aNULL:!MD5'),
    own: fc.constant({ maxIdleConnsPerHost: 7 }),
  }).filter(asked => Object.keys(asked).length > 0),
  stickySessions: fields<StickySessions>({
    cookie: fc.constantFrom('route', 'X-Sticky'),
    path: fc.constantFrom('/', '/shop'),
    domain: fc.constant('a.test'),
    maxAge: fc.constantFrom(0, 172800),
    expires: fc.constantFrom(0, 172800),
    secure: fc.boolean(),
    httpOnly: fc.boolean(),
    sameSite: fc.constantFrom('None', 'Lax', 'Strict'),
    omitsUnknownNone: fc.boolean(),
    mode: fc.constantFrom('balanced', 'persistent'),
    changesOnFailure: fc.boolean(),
    canary: fc.constantFrom('sticky', 'legacy'),
  }),
  loadBalancing: fields<LoadBalancing>({
    algorithm: fc.constantFrom('round_robin', 'ewma', 'p2c', 'wrr'),
    hashBy: fc.constantFrom('$request_uri', '$http_x_user'),
    hashSubset: fc.constantFrom(1, 3),
    through: fc.constantFrom('pods', 'service', 'node-port'),
    own: fc.constant({ passHostHeader: false }),
  }).filter(asked => Object.keys(asked).length > 0),
  canary: fields<Canary>({
    backend,
    header: fc.constantFrom<NonNullable<Canary['header']>[]>(
      { name: 'X-Canary' },
      { name: 'X-Canary', value: 'new' },
      { name: 'X-Canary', pattern: '^(new|newer)$' },
    ),
    cookie: fc.constantFrom('canary', 'x_y'),
    weight: fc.constantFrom(0, 1, 50, 100),
    total: fc.constantFrom(100, 1000),
  }).filter(({ header, cookie, weight }) => header !== undefined || cookie !== undefined || weight !== undefined),
  mirror: fields<Mirror>(
    {
      to: fc.oneof(
        fc
          .constantFrom('http://copy.shop.svc.cluster.local', 'https://copy.test$request_uri')
          .map(url => ({ kind: 'url' as const, url })),
        backend.map(one => ({ kind: 'backend' as const, backend: one })),
      ),
      host: fc.constant('copy.test'),
      body: fc.boolean(),
      maxBodySize: fc.constantFrom(1, 65536),
      percent: fc.constantFrom(1, 50, 100),
      own: fc.constant({ copies: 2 }),
    },
    'to',
  ),
  customErrors: fields<CustomErrors>(
    {
      statuses: fc.constantFrom(['404'], ['404', '503'], ['500-599']),
      backend,
      path: fc.constantFrom('/{status}.html', '/errors'),
      rewrites: fc.constant({ '418': 404 }),
      requestHeaders: some('Accept', 'Accept-Language'),
      disabled: fc.boolean(),
      own: fc.constant({ nginxHeaders: ['X-Code'] }),
    },
    'statuses',
  ),
  defaultBackend: fields<DefaultBackend>({ service: fc.constant('beside') }, 'service'),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };
