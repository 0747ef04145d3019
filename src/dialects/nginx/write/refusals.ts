import type { IntentPath, IntentRoute, RefusedRoute } from '#model/routing/intent.js';
import { refused } from '#model/routing/intent.js';
import { pcreFault } from '#regex/pcre-fault.js';
import { isForbidden } from '../ingresses/deep-inspection.js';
import { pathPattern } from './path-text.js';
import type { PolicyWords } from './words/policy-words.js';
import { shareFault } from './shares.js';

/** What ingress-nginx cannot say of a route by itself. */
export function refusalsOf(route: IntentRoute, { unsayable }: PolicyWords): readonly RefusedRoute[] {
  const { hosts, paths, tls } = route;
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
    ...unsayable.map(({ because, ...about }) => refused(route, 'unsupported-policy', because, about)),
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
