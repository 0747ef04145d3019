import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { wholeRate } from '../features/rate-limit.js';
import { meetsAll } from '../values/label-selector.js';
import { regexFault } from '../rule/matchers.js';
import type { Placement } from './placement.js';
import { longestPath } from './priority.js';
import type { RefusedRoute } from './refused-route.js';
import { refused } from './refused-route.js';
import { sharesOf } from './shares.js';

/** Why Traefik cannot say a route, where it cannot. */
export function refusalOf(route: IntentRoute, placement: Placement): RefusedRoute | undefined {
  return (
    placeRefusal(route, placement) ??
    hostRefusal(route) ??
    pathRefusal(route) ??
    backendRefusal(route, placement) ??
    policyRefusal(route)
  );
}

function placeRefusal(route: IntentRoute, { configuration, plain, secure }: Placement): RefusedRoute | undefined {
  if (!configuration.crd) {
    return refused(
      route,
      'unsupported-policy',
      'the provider of IngressRoutes (kubernetesCRD) of this Traefik is off; turn it on',
    );
  }
  if (!meetsAll(route.labels, configuration.crd.requires)) {
    const because = 'Traefik reads resources of certain labels alone (labelSelector); give them to the route';
    return refused(route, 'unsupported-policy', because);
  }
  if (!plain) return refused(route, 'unsupported-policy', 'Traefik has no entry point for plain HTTP; give it one');
  if (plain.redirection && !route.policies.httpsRedirect?.enabled) {
    return refused(
      route,
      'unsupported-policy',
      `the entry point ${plain.name} redirects all requests; ask for the redirect to https`,
    );
  }
  if (secure || (!route.tls && !route.policies.httpsRedirect?.enabled)) return undefined;
  return refused(
    route,
    'unsupported-policy',
    'Traefik has no entry point for https; give it one on port 443, or with http.tls',
  );
}

function hostRefusal(route: IntentRoute): RefusedRoute | undefined {
  const bad = route.hosts.find(
    host => host !== '*' && !/^(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/.test(host),
  );
  if (bad !== undefined)
    return refused(
      route,
      'unsupported-host',
      `${bad} is no host; write it with letters, digits, hyphens and dots, what is beyond ASCII in punycode`,
    );
  if (route.tls?.issuer && (route.hosts.length === 0 || route.hosts.includes('*'))) {
    return refused(
      route,
      'unsupported-host',
      'a certificate cannot be issued for a route without a host; name its hosts, or a Secret without an issuer',
    );
  }
  return undefined;
}

function pathRefusal(route: IntentRoute): RefusedRoute | undefined {
  for (const path of route.paths) {
    const because = pathFault(path);
    if (because !== undefined) return refused(route, 'unsupported-path', because);
  }
  return undefined;
}

function pathFault(path: IntentPath): string | undefined {
  if (path.kind === 'regex') {
    if (path.pattern.length > longestPath)
      return `Traefik tells paths apart by up to ${longestPath} characters, and a regular expression has more; shorten it`;
    return regexFault(`^(?:${path.pattern})$`);
  }
  const { path: text } = path;
  if (!text.startsWith('/')) return `the path ${text} does not begin with /; put one before it`;
  if (text.length > longestPath)
    return `Traefik tells paths apart by up to ${longestPath} characters, and a path has more; shorten it`;
  const bare = path.kind === 'prefix' ? text.replace(/\/+$/, '') : text;
  if (/\/\/|\/\.{1,2}(?:\/|$)/.test(bare))
    return `Traefik takes //, . and .. out of paths before it looks for a route, and ${text} is never met; write it without them`;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
    ? `the path ${JSON.stringify(text)} holds control characters; take them away`
    : undefined;
}

function backendRefusal(route: IntentRoute, { configuration }: Placement): RefusedRoute | undefined {
  const shares = sharesOf(route);
  if (shares.length === 0)
    return refused(route, 'unsupported-backends', 'no Service has a share of the requests; give one a weight above 0');
  const fraction = shares.find(({ weight }) => !Number.isSafeInteger(weight));
  if (fraction)
    return refused(
      route,
      'unsupported-backends',
      `Traefik takes whole numbers for weights, not ${fraction.weight}; multiply all weights`,
    );
  const foreign = shares.find(({ backend }) => backend.namespace !== route.namespace);
  if (!foreign || configuration.crd?.allowCrossNamespace) return undefined;
  const { namespace, service } = foreign.backend;
  return refused(
    route,
    'unsupported-backends',
    `${namespace}/${service} is in another namespace, and allowCrossNamespace of this Traefik is off; turn it on, or put the route there`,
  );
}

/** The policies that are written, with their fields. */
const sayable: Readonly<Record<string, readonly string[]>> = {
  httpsRedirect: ['enabled', 'status'],
  pathRewrite: ['kind', 'prefix', 'path', 'prefixes', 'patterns', 'regex', 'replacement', 'whole'],
  rateLimit: ['rps', 'burst'],
};

function policyRefusal(route: IntentRoute): RefusedRoute | undefined {
  const { httpsRedirect, pathRewrite, rateLimit } = route.policies;
  const [unknown] = Object.entries(route.policies).flatMap(([name, policy]) => {
    const known = sayable[name];
    return known ? Object.keys(policy).flatMap(field => (known.includes(field) ? [] : [`${name}.${field}`])) : [name];
  });
  if (unknown !== undefined)
    return refused(route, 'unsupported-policy', `Traefik cannot be asked for ${unknown} yet; take it away`);
  if (pathRewrite && !['strip-prefix', 'replace-prefix', 'replace-path'].includes(pathRewrite.kind))
    return refused(route, 'unsupported-policy', 'Traefik cannot be asked for this rewriting yet; take away a prefix');
  const status = httpsRedirect?.enabled ? httpsRedirect.status : undefined;
  if (status !== undefined && status !== 301 && status !== 302) {
    const because = `Traefik redirects GET with 301 or 302 (other methods with 308 or 307); ask for one of them, or leave out the status ${status}`;
    return refused(route, 'unsupported-policy', because);
  }
  if (pathRewrite && pathRewrite.kind !== 'replace-path' && route.paths.some(({ kind }) => kind === 'regex')) {
    return refused(
      route,
      'unsupported-policy',
      'a regular expression has no prefix to rewrite; replace the whole path, or name a prefix',
    );
  }
  const target =
    pathRewrite?.kind === 'replace-path'
      ? pathRewrite.path
      : pathRewrite?.kind === 'replace-prefix'
        ? pathRewrite.prefix
        : '/';
  const fault = pathFault({ kind: 'prefix', path: target === '' ? '/' : target });
  if (fault !== undefined) return refused(route, 'unsupported-policy', `the path cannot be rewritten: ${fault}`);
  return rateLimit ? rateRefusal(route, rateLimit) : undefined;
}

function rateRefusal(
  route: IntentRoute,
  { rps, burst }: NonNullable<IntentRoute['policies']['rateLimit']>,
): RefusedRoute | undefined {
  if (!(rps > 0) || !Number.isFinite(rps))
    return refused(
      route,
      'unsupported-policy',
      `${rps} requests a second is no rate; take the limit away, or give it a number above 0`,
    );
  if (burst !== undefined && (!Number.isSafeInteger(burst) || burst < 1)) {
    return refused(route, 'unsupported-policy', `a burst of ${burst} cannot be; give it a whole number above 0`);
  }
  return wholeRate(rps)
    ? undefined
    : refused(
        route,
        'unsupported-policy',
        `Traefik counts whole requests in up to an hour, which ${rps} a second is not; round it`,
      );
}
