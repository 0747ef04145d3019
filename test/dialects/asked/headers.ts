import fc from 'fast-check';
import type {
  Cors,
  ForwardedPrefix,
  HeaderChanges,
  Hsts,
  ResponseRewrite,
  UpstreamHost,
} from '#model/policies/headers.js';
import type { Policies } from '#model/policies/policies.js';
import { fields, pairs, some } from './record.js';

const changes = fields<HeaderChanges>({
  set: pairs(['X-Shop', 'x-lower', 'X-Empty'], ['one', 'with blanks', 'a;b=c', 'semi;"quoted"']),
  add: pairs(['X-More', 'Via'], ['one', '1.1 shop']),
  remove: some('X-Gone', 'Server', 'x-lower-gone'),
}).filter(asked => Object.keys(asked).length > 0);

export const headers = {
  requestHeaders: changes,
  responseHeaders: changes,
  cors: fields<Cors>(
    {
      origins: fc.constantFrom(
        ['*'],
        ['https://a.test'],
        ['https://a.test', 'http://b.test:8080'],
        ['https://*.a.test'],
      ),
      originPatterns: fc.constant(['^https://[a-z]+\\.test$']),
      methods: some('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      headers: some('Content-Type', 'X-Shop', 'Authorization'),
      exposed: some('X-Count', 'X-Shop'),
      sent: fc.constant({}),
      credentials: fc.boolean(),
      vary: fc.boolean(),
      maxAge: fc.constantFrom(0, 1, 600, 1728000),
    },
    'origins',
  ).map(asSent),
  hsts: fields<Hsts>(
    {
      maxAge: fc.constantFrom(0, 1, 31536000, 15724800),
      includeSubdomains: fc.boolean(),
      preload: fc.boolean(),
      always: fc.boolean(),
      proxyHeaders: fc.constant({ 'X-Forwarded-Proto': 'https' }),
    },
    'maxAge',
  ),
  upstreamHost: fields<UpstreamHost>(
    { host: fc.constantFrom('inner.test', 'inner.test:8080', 'shop'), endpoint: fc.boolean() },
    'host',
  ),
  forwardedPrefix: fields<ForwardedPrefix>({ prefix: fc.constantFrom('/api', '/a/b') }, 'prefix'),
  responseRewrite: fields<ResponseRewrite>({
    location: fc.constantFrom(
      { from: 'off' },
      { from: 'default' },
      { from: 'http://inner.test/', to: 'https://a.test/' },
    ),
    cookieDomain: fc.constantFrom('off', 'inner.test a.test'),
    cookiePath: fc.constantFrom('off', '/inner /'),
  }).filter(asked => Object.keys(asked).length > 0),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };

/** With nothing but a comma between the items of its lists, where that is asked and there are several. */
function asSent({ sent, ...cors }: Cors): Cors {
  const { methods = [], headers = [], exposed = [] } = cors;
  if (!sent) return cors;
  const texts = {
    ...(methods.length > 1 && { methods: methods.join(',') }),
    ...(headers.length > 1 && { headers: headers.join(',') }),
    ...(exposed.length > 1 && { exposed: exposed.join(',') }),
  };
  return Object.keys(texts).length > 0 ? { ...cors, sent: texts } : cors;
}
