import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { PolicySet } from '#model/policies/policies.js';
import type {
  HttpsRedirect as HttpsPolicy,
  Redirect as RedirectPolicy,
  RedirectTo,
} from '#model/policies/redirects.js';
import { given } from '../values/given.js';
import type { Redirect, RedirectProps, RedirectTarget, Rewrite } from './redirects.js';

/** Where requests are sent instead, as policies. `tls`: the route has a certificate. */
export function redirectPolicies(props: RedirectProps, tls: boolean): PolicySet {
  const { redirect, redirectTo, wwwRedirect, appRoot, relativeRedirects, rewrite } = props;
  return given({
    httpsRedirect: tls || redirect !== undefined ? httpsOf(redirect) : undefined,
    redirect: redirectTo === undefined ? undefined : elsewhere(redirectTo),
    wwwRedirect: wwwRedirect === undefined ? undefined : { enabled: wwwRedirect },
    appRoot: appRoot === undefined ? undefined : { path: appRoot },
    relativeRedirects: relativeRedirects === undefined ? undefined : { enabled: relativeRedirects },
    pathRewrite: rewrite && rewriteOf(rewrite),
  });
}

function httpsOf(redirect: Redirect = true): HttpsPolicy {
  return typeof redirect === 'object' ? { enabled: true, ...redirect } : { enabled: redirect };
}

function elsewhere(target: string | RedirectTarget): RedirectPolicy {
  if (typeof target === 'string') return { to: { kind: 'url', url: target } };
  return { to: targetOf(target), ...given({ status: target.status }) };
}

function targetOf(target: RedirectTarget): RedirectTo {
  if ('url' in target) return { kind: 'url', url: target.url };
  if ('path' in target) return { kind: 'path', path: target.path };
  if ('pattern' in target) return { kind: 'pattern', pattern: target.pattern, replacement: target.replacement };
  const { scheme, port } = target;
  return { kind: 'scheme', scheme, ...given({ port: port === undefined ? undefined : String(port) }) };
}

function rewriteOf(rewrite: Rewrite): PathRewrite {
  if ('strip' in rewrite)
    return rewrite.strip === true ? { kind: 'strip-prefix' } : { kind: 'strip-prefixes', prefixes: rewrite.strip };
  if ('prefix' in rewrite) return { kind: 'replace-prefix', prefix: rewrite.prefix };
  if ('path' in rewrite) return { kind: 'replace-path', path: rewrite.path };
  if ('stripPatterns' in rewrite) return { kind: 'strip-patterns', patterns: rewrite.stripPatterns };
  if ('addPrefix' in rewrite) return { kind: 'add-prefix', prefix: rewrite.addPrefix };
  const { pattern, replacement } = rewrite;
  return { kind: 'pattern', regex: { flavour: 're2', pattern, ignoreCase: false }, replacement };
}
