import type { ExternalAuthentication } from '#model/policies/access.js';
import { given, anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted, Written } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { booleanIn, integerIn, listIn, textIn } from '../reads.js';
import { foreignFault, isForeign, nameParts, referenceOf, referenceText, referenced } from '../references.js';
import { refuseBlanks } from '../refused-values.js';
import { absentService } from './absent-service.js';
import { globalAuthentication } from './global-authentication.js';
import { unsayableAuthentication } from './unsayable-authentication.js';

/** Without it no other annotation of the group is looked at, the snippet neither. */
export const authenticationUrl = 'auth-url';

const ofOwnService = [
  'auth-always-set-cookie',
  'auth-cache-duration',
  'auth-cache-key',
  'auth-keepalive',
  'auth-keepalive-requests',
  'auth-keepalive-share-vars',
  'auth-keepalive-timeout',
  'auth-method',
  'auth-proxy-set-headers',
  'auth-request-redirect',
  'auth-response-headers',
  'auth-signin',
  'auth-signin-redirect-param',
];

/** An own service, unless a value of its group dropped it; else the one for all. (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go) */
export const externalAuthentication: NginxFeature<'externalAuthentication'> = {
  policy: 'externalAuthentication',
  keys: [authenticationUrl, ...ofOwnService, 'enable-global-auth'].map(annotationKey),
  requires: [{ name: authenticationUrl, by: ofOwnService }],
  read: (reads, noted) => {
    const url = textIn(reads, authenticationUrl);
    check(reads, noted);
    const isDropped = reads.annotations.invalid.some(({ effect }) => effect === 'access-dropped');
    if (url !== undefined && !isDropped) {
      const absent = absentService(reads, url);
      if (absent) noted.missing(authenticationUrl, absent, { kind: 'answered', what: 'every-request', status: 500 });
      return ownService(reads, url);
    }
    return booleanIn(reads, 'enable-global-auth') === false ? undefined : globalAuthentication(reads.configuration);
  },
  steps: ({ global }, place) => {
    const at = global === true ? undefined : place.at(authenticationUrl);
    return [{ kind: 'authenticate', by: 'forward', status: 401, ...given({ at }) }];
  },
  write: (policy, world) => {
    if (policy.global === true) return asGlobal(policy, globalAuthentication(world));
    const because = unsayableAuthentication(policy) ?? foreignFault(policy.sentHeaders, world);
    return because === undefined ? ownAnnotations(policy, world.route.namespace) : { because };
  },
  writeAbsence: ({ data }) => said({ 'enable-global-auth': globalAuthentication({ data }) ? false : undefined }),
};

function ownService(reads: Reads, url: string): ExternalAuthentication {
  const signIn = textIn(reads, 'auth-signin');
  const key = textIn(reads, 'auth-cache-key');
  const connections = integerIn(reads, 'auth-keepalive');
  return {
    url,
    global: false,
    sendsBody: false,
    keepsLocation: false,
    keepsMethod: false,
    ...given({
      method: textIn(reads, 'auth-method'),
      signIn:
        signIn === undefined
          ? undefined
          : { url: signIn, ...given({ parameter: textIn(reads, 'auth-signin-redirect-param') }) },
      requestUrl: textIn(reads, 'auth-request-redirect'),
      responseHeaders: listIn(reads, 'auth-response-headers'),
      sentHeaders: referenceOf(textIn(reads, 'auth-proxy-set-headers')),
      cache: key === undefined ? undefined : { key, ...given({ durations: listIn(reads, 'auth-cache-duration') }) },
      keepAlive:
        connections === undefined
          ? undefined
          : {
              connections,
              ...given({
                requests: integerIn(reads, 'auth-keepalive-requests'),
                timeout: integerIn(reads, 'auth-keepalive-timeout'),
                sharesVariables: booleanIn(reads, 'auth-keepalive-share-vars'),
              }),
            },
      alwaysSetsCookie: booleanIn(reads, 'auth-always-set-cookie'),
    }),
  };
}

function ownAnnotations(policy: ExternalAuthentication, namespace: string): Written {
  const { signIn, cache, keepAlive, sentHeaders } = policy;
  return said({
    [authenticationUrl]: policy.url,
    'auth-method': policy.method,
    'auth-signin': signIn?.url,
    'auth-signin-redirect-param': signIn?.parameter,
    'auth-request-redirect': policy.requestUrl,
    'auth-response-headers': policy.responseHeaders?.join(','),
    'auth-proxy-set-headers': sentHeaders && referenceText(sentHeaders, namespace),
    'auth-cache-key': cache?.key,
    'auth-cache-duration': cache?.durations?.join(','),
    'auth-keepalive': keepAlive?.connections,
    'auth-keepalive-requests': keepAlive?.requests,
    'auth-keepalive-timeout': keepAlive?.timeout,
    'auth-keepalive-share-vars': keepAlive?.sharesVariables,
    'auth-always-set-cookie': policy.alwaysSetsCookie,
  });
}

/** What all routes have needs no word; nothing else can be said of it in an Ingress. */
function asGlobal(
  policy: ExternalAuthentication,
  global: ExternalAuthentication | undefined,
): Written | { readonly because: string } {
  if (JSON.stringify(anyGiven(policy)) === JSON.stringify(global)) return { annotations: {} };
  const because =
    'ingress-nginx asks one service for all routes, as global-auth-url of its ConfigMap says; name the service of this route, without global';
  return { because };
}

function check(reads: Reads, noted: Noted): void {
  checkUrl(reads, noted);
  checkDurations(reads, noted);
  checkHeaderMap(reads, noted);
  refuseBlanks(reads, noted, 'auth-method', 'auth-request-redirect', 'auth-signin', 'auth-signin-redirect-param');
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/parser/main.go:260-276) */
function checkUrl(reads: Reads, noted: Noted): void {
  const url = textIn(reads, authenticationUrl);
  if (url === undefined) return;
  const host = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?]*)/.exec(url)?.[1] ?? '';
  const good = host !== '' && !host.includes('..') && !host.includes(' ') && /^[^:]*(?::\d*)?$/.test(host);
  if (!good) noted.invalid(authenticationUrl, 'a URL with a scheme and a host', 'location-denied');
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go:265-296; nginx 1.27, src/http/ngx_http_file_cache.c) */
function checkDurations(reads: Reads, noted: Noted): void {
  const text = textIn(reads, 'auth-cache-duration');
  if (text === undefined) return;
  const durations = text.split(',').map(one => one.trim());
  const isStrange = durations.some(one =>
    one.split(' ').some(word => /^\d{3}$/.test(word) && (Number(word) < 100 || Number(word) > 599)),
  );
  if (durations.some(one => one !== '' && !isDuration(one)))
    noted.invalid('auth-cache-duration', 'durations such as 200 202 5m', 'location-denied');
  else if (isStrange) noted.invalid('auth-cache-duration', 'codes from 100 to 599', 'configuration-refused');
}

function isDuration(text: string): boolean {
  let seen = false;
  for (const word of text.split(' ')) {
    if (/^\d{3}$/.test(word) && seen) return false;
    if (/^\d+(?:ms|s|m|h|d|w|M|y)$/.test(word)) seen = true;
  }
  return seen;
}

function checkHeaderMap(reads: Reads, noted: Noted): void {
  const text = textIn(reads, 'auth-proxy-set-headers');
  const wants = text === undefined ? undefined : headerMapFault(reads, noted, text);
  if (wants !== undefined) noted.invalid('auth-proxy-set-headers', wants, 'location-denied');
}

/** The ConfigMap is looked up by the value as it stands: a bare name is never found. (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go:425-460) */
function headerMapFault(reads: Reads, noted: Noted, text: string): string | undefined {
  const parts = nameParts(text);
  if (!parts || parts.namespace === '') return 'namespace/name of a ConfigMap';
  if (isForeign(reads, parts.namespace)) return 'a ConfigMap of the same namespace';
  const { kind } = referenced(reads, 'ConfigMap', parts.namespace, parts.name);
  if (kind === 'open') noted.open('auth-proxy-set-headers', { kind: 'ConfigMap', ...parts });
  return kind === 'missing' ? 'a ConfigMap that is there' : undefined;
}
