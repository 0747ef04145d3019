import fc from 'fast-check';
import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type {
  AppRoot,
  HttpsRedirect,
  Redirect,
  RedirectTo,
  RelativeRedirects,
  WwwRedirect,
} from '#model/policies/redirects.js';
import type { Policies } from '#model/policies/policies.js';
import { fields, some } from './record.js';

const to = fc.oneof<fc.Arbitrary<RedirectTo>[]>(
  fc
    .constantFrom('https://new.test/', 'http://new.test:8080/a/b?c=d', 'https://new.test')
    .map(url => ({ kind: 'url', url })),
  fc.constantFrom('/', '/new', '/a/b/').map(path => ({ kind: 'path', path })),
  fc.constantFrom(
    { kind: 'pattern' as const, pattern: '^https?://a\\.test/(.*)$', replacement: 'https://b.test/${1}' },
    { kind: 'pattern' as const, pattern: '/a/', replacement: '/b/' },
    { kind: 'pattern' as const, pattern: '^never', replacement: 'https://b.test' },
  ),
  fc.constantFrom<RedirectTo>(
    { kind: 'scheme', scheme: 'https' },
    { kind: 'scheme', scheme: 'https', port: '8443' },
    { kind: 'scheme', scheme: 'http' },
  ),
);

/** What changes the route's own path. */
const ofPrefix = fc.oneof<fc.Arbitrary<PathRewrite>[]>(
  fc.constant({ kind: 'strip-prefix' as const }),
  fc
    .constantFrom('/', '', '/new', '/new/', '/n/m', '/$1', '/ü b', '/a%2Fb')
    .map(prefix => ({ kind: 'replace-prefix' as const, prefix })),
  fc.constantFrom('/', '/fixed', '/a?b', '/ü', '/50%').map(path => ({ kind: 'replace-path' as const, path })),
);

/** What names by itself what it changes. */
const ofItself = fc.oneof<fc.Arbitrary<PathRewrite>[]>(
  some('/a', '/a/b', '/ü', '/').map(prefixes => ({ kind: 'strip-prefixes' as const, prefixes })),
  some('/v[0-9]+', '/a|/b', '/[^/]+').map(patterns => ({ kind: 'strip-patterns' as const, patterns })),
  fc.constantFrom('/new', '/n/m', '/ü').map(prefix => ({ kind: 'add-prefix' as const, prefix })),
  fc.constantFrom(
    {
      kind: 'pattern' as const,
      regex: { flavour: 're2' as const, pattern: '^/a/(.*)', ignoreCase: false },
      replacement: '/b/${1}',
    },
    {
      kind: 'pattern' as const,
      regex: { flavour: 'pcre' as const, pattern: '^/a/(.*)', ignoreCase: true },
      replacement: '/b/$1',
      whole: true,
    },
  ),
);

export const redirects = {
  httpsRedirect: fc.oneof(
    {
      weight: 3,
      arbitrary: fields<Pick<HttpsRedirect, 'enabled' | 'status'>>(
        { enabled: fc.boolean(), status: fc.constantFrom(301, 302, 308) },
        'enabled',
      ),
    },
    {
      weight: 2,
      arbitrary: fields<HttpsRedirect>(
        {
          enabled: fc.boolean(),
          certifiedOnly: fc.boolean(),
          status: fc.constantFrom(301, 302, 303, 307, 308),
          dropsSlash: fc.boolean(),
          namesPort: fc.boolean(),
        },
        'enabled',
      ),
    },
  ),
  redirect: fields<Redirect>({ to, status: fc.constantFrom(301, 302, 303, 307, 308) }, 'to'),
  wwwRedirect: fields<WwwRedirect>({ enabled: fc.boolean() }, 'enabled'),
  appRoot: fields<AppRoot>({ path: fc.constantFrom('/shop', '/a/b/', '/x.y') }, 'path'),
  relativeRedirects: fields<RelativeRedirects>({ enabled: fc.boolean() }, 'enabled'),
  pathRewrite: fc.oneof({ weight: 3, arbitrary: ofPrefix }, { weight: 2, arbitrary: ofItself }),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };
