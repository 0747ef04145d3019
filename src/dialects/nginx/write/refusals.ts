import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { RateLimit } from '#model/policies/limits.js';
import type { PathRewrite } from '#model/policies/path-rewrite.js';
import { pcreFault } from '#regex/pcre-fault.js';
import { redirectStatusOf } from '../installation/configuration.js';
import { isForbidden } from '../ingresses/inspection.js';
import { pathPattern } from './path-text.js';
import type { RefusedRoute } from './refused-route.js';
import { refused } from './refused-route.js';
import { shareFault } from './shares.js';

/** What ingress-nginx cannot say of a route by itself. */
export function refusalsOf(route: IntentRoute, settings: ControllerSettings): readonly RefusedRoute[] {
  const { hosts, paths, tls, policies } = route;
  const share = shareFault(route);
  return [
    ...hosts.flatMap(host => hostFault(host) ?? []).map(because => refused(route, 'unsupported-host', because)),
    ...(tls && hosts.length === 0
      ? [
          refused(
            route,
            'unsupported-host',
            'ingress-nginx serves no certificate of its own for every host; name the hosts',
          ),
        ]
      : []),
    ...paths.flatMap(path => pathFault(path) ?? []).map(because => refused(route, 'unsupported-path', because)),
    ...(share === undefined ? [] : [refused(route, 'unsupported-backends', share)]),
    ...policyFaults(route, policies, settings).map(because => refused(route, 'unsupported-policy', because)),
  ];
}

/** The policies that are written, with their fields. */
const sayable: Readonly<Record<string, readonly string[]>> = {
  httpsRedirect: ['enabled', 'status'],
  pathRewrite: ['kind', 'prefix', 'path', 'prefixes', 'patterns', 'regex', 'replacement', 'whole'],
  rateLimit: ['rps', 'burst'],
};

function policyFaults(
  { paths }: IntentRoute,
  policies: IntentRoute['policies'],
  settings: ControllerSettings,
): readonly string[] {
  const { httpsRedirect, pathRewrite, rateLimit } = policies;
  const status = redirectStatusOf(settings.configMap?.['http-redirect-code']);
  const wanted = httpsRedirect?.enabled === true ? httpsRedirect.status : undefined;
  const redirect =
    wanted === undefined || wanted === status
      ? []
      : [
          `ingress-nginx redirects to https with ${status} everywhere, as http-redirect-code of its ConfigMap says; leave out the status ${wanted}`,
        ];
  const unknown = Object.entries(policies).flatMap(([name, policy]) => {
    const known = sayable[name];
    return known ? Object.keys(policy).flatMap(field => (known.includes(field) ? [] : [`${name}.${field}`])) : [name];
  });
  return [
    ...unknown.map(name => `ingress-nginx cannot be asked for ${name} yet; take it away`),
    ...redirect,
    ...(pathRewrite ? rewriteFaults(pathRewrite, paths) : []),
    ...(rateLimit ? limitFaults(rateLimit) : []),
  ];
}

/** Names of the API server: lower case, a star in front only. */
function hostFault(host: string): string | undefined {
  const name = host.toLowerCase();
  if (
    /^(?:\*\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(name) &&
    name.length <= 253
  )
    return undefined;
  return `${host} is no host of an Ingress; write a name such as shop.example.com or *.example.com`;
}

function pathFault(path: IntentPath): string | undefined {
  if (path.kind === 'regex') return patternFault(path.pattern);
  if (!path.path.startsWith('/')) return `the path ${path.path} does not begin with a slash`;
  if (/\/\/|\/\.{1,2}(?:\/|$)|%2f/i.test(path.path))
    return `the path ${path.path} holds //, /./, /../ or %2F, which nginx resolves before it looks`;
  if (/\p{Cc}/u.test(path.path)) return 'the path holds a control character';
  return isForbidden(path.path) ? `deep inspection of ingress-nginx refuses the path ${path.path}` : undefined;
}

/** What RE2 and PCRE read alike. */
function patternFault(pattern: string): string | undefined {
  const text = pathPattern({ kind: 'regex', pattern });
  const fault = pcreFault(`^${text}`);
  if (fault !== undefined) return `nginx cannot read the regular expression ${pattern}: ${fault}`;
  if (/[^\u0020-\u007e]|\\[pPCQXKR]/.test(pattern))
    return `the regular expression ${pattern} means another thing to nginx, which knows bytes and no Unicode`;
  return isForbidden(text) ? `deep inspection of ingress-nginx refuses the path ${pattern}` : undefined;
}

function rewriteFaults(rewrite: PathRewrite, paths: readonly IntentPath[]): readonly string[] {
  if (!['strip-prefix', 'replace-prefix', 'replace-path'].includes(rewrite.kind))
    return [`ingress-nginx cannot be asked for a rewriting by ${rewrite.kind} yet; take away or replace a prefix`];
  const target =
    rewrite.kind === 'strip-prefix'
      ? '/'
      : rewrite.kind === 'replace-prefix'
        ? rewrite.prefix
        : 'path' in rewrite
          ? rewrite.path
          : '/';
  if (!/^\/[-._~a-zA-Z0-9/:]*$/.test(target))
    return [
      `ingress-nginx takes only letters, digits and / - . _ ~ : in the path that the backend sees, not ${target}`,
    ];
  if (/\/\//.test(target)) return [`the path ${target} holds //`];
  const regular = paths.some(({ kind }) => kind === 'regex') && rewrite.kind !== 'replace-path';
  return regular ? ['a regular expression has no prefix to rewrite; give the route a prefix'] : [];
}

function limitFaults({ rps, burst }: RateLimit): readonly string[] {
  const rate = Number.isInteger(rps) ? rps : rps * 60;
  if (rate < 1 || !Number.isInteger(rate))
    return [`ingress-nginx counts whole requests a second or a minute, not ${rps} a second`];
  if (burst === undefined || (burst >= rate && burst % rate === 0)) return [];
  return [`ingress-nginx lets a multiple of the rate exceed it, and ${burst} is no multiple of ${rate}`];
}
