import { secretText } from '#cluster/certificates.js';
import { pcreFault } from '#regex/pcre-fault.js';
import type { Annotations, Fault } from '../annotations.js';
import type { World } from './check.js';
import { faultAt } from './check.js';
import { isForeign, nameParts, referenced } from './objects.js';

/** Values by which access is controlled, and that name what is not there or say nothing. */
export function authenticationFaults(annotations: Annotations, world: World): readonly Fault[] {
  return [
    ...urlFaults(annotations),
    ...durationFaults(annotations),
    ...passwordFaults(annotations, world),
    ...headerMapFaults(annotations, world),
    ...clientCertificateFaults(annotations, world),
    ...emptyLists(annotations),
  ];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/parser/main.go:260-276) */
function urlFaults(annotations: Annotations): readonly Fault[] {
  const url = annotations.values.get('auth-url');
  if (url === undefined) return [];
  const host = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?]*)/.exec(url)?.[1] ?? '';
  const good = host !== '' && !host.includes('..') && !host.includes(' ') && /^[^:]*(?::\d*)?$/.test(host);
  return good ? [] : [faultAt(annotations, 'auth-url', 'a URL with a scheme and a host', 'location-denied')];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go:265-296; nginx 1.27, src/http/ngx_http_file_cache.c) */
function durationFaults(annotations: Annotations): readonly Fault[] {
  const text = annotations.values.get('auth-cache-duration');
  if (text === undefined) return [];
  const durations = text.split(',').map(one => one.trim());
  const wants = 'durations such as 200 202 5m';
  if (durations.some(one => one !== '' && !isDuration(one)))
    return [faultAt(annotations, 'auth-cache-duration', wants, 'location-denied')];
  const strange = durations.some(one =>
    one.split(' ').some(word => /^\d{3}$/.test(word) && (Number(word) < 100 || Number(word) > 599)),
  );
  return strange ? [faultAt(annotations, 'auth-cache-duration', 'codes from 100 to 599', 'configuration-refused')] : [];
}

function isDuration(text: string): boolean {
  let seen = false;
  for (const word of text.split(' ')) {
    if (/^\d{3}$/.test(word) && seen) return false;
    if (/^\d+(?:ms|s|m|h|d|w|M|y)$/.test(word)) seen = true;
  }
  return seen;
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/auth/main.go:150-250) */
function passwordFaults(annotations: Annotations, world: World): readonly Fault[] {
  const fault = (wants: string) => [faultAt(annotations, 'auth-secret', wants, 'location-denied')];
  if (!annotations.values.has('auth-type')) return [];
  const parts = nameParts(annotations.values.get('auth-secret') ?? '');
  if (!parts || parts.name === '') return fault('the name of a Secret');
  const namespace = parts.namespace === '' ? world.namespace : parts.namespace;
  if (isForeign(world, namespace)) return fault('a Secret of the same namespace');
  const secret = referenced(world, 'Secret', namespace, parts.name);
  if (secret.kind === 'missing') return fault('a Secret that is there');
  const type = annotations.values.get('auth-secret-type') ?? 'auth-file';
  if (type !== 'auth-file' && type !== 'auth-map')
    return [faultAt(annotations, 'auth-secret-type', 'auth-file or auth-map', 'location-denied')];
  const lacks = type === 'auth-file' && secret.kind === 'found' && secretText(secret.resource, 'auth') === undefined;
  return lacks ? fault('a Secret with the key auth') : [];
}

/** The ConfigMap is looked up by the value as it stands: a bare name is never found. (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go:425-460) */
function headerMapFaults(annotations: Annotations, world: World): readonly Fault[] {
  const text = annotations.values.get('auth-proxy-set-headers');
  if (text === undefined) return [];
  const fault = (wants: string) => [faultAt(annotations, 'auth-proxy-set-headers', wants, 'location-denied')];
  const parts = nameParts(text);
  if (!parts || parts.namespace === '') return fault('namespace/name of a ConfigMap');
  if (isForeign(world, parts.namespace)) return fault('a ConfigMap of the same namespace');
  return referenced(world, 'ConfigMap', parts.namespace, parts.name).kind === 'missing'
    ? fault('a ConfigMap that is there')
    : [];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/authtls/main.go:150-215) */
function clientCertificateFaults(annotations: Annotations, world: World): readonly Fault[] {
  const text = annotations.values.get('auth-tls-secret');
  if (text === undefined) return [];
  const wants = certificateSecretFault(text, world);
  if (wants !== undefined) return [faultAt(annotations, 'auth-tls-secret', wants, 'host-denied')];
  const name = annotations.values.get('auth-tls-match-cn');
  const pattern = name === undefined ? undefined : pcreFault(name.slice('CN='.length));
  return pattern === undefined
    ? []
    : [faultAt(annotations, 'auth-tls-match-cn', 'CN= and a regular expression', 'ingress-skipped')];
}

/** What is wrong with `namespace/name` of a Secret that holds a certificate; undefined: nothing, or it may stand elsewhere. */
export function certificateSecretFault(text: string, world: World): string | undefined {
  const parts = nameParts(text);
  if (!parts || parts.namespace === '' || parts.name === '') return 'namespace/name of a Secret';
  if (isForeign(world, parts.namespace)) return 'a Secret of the same namespace';
  const secret = referenced(world, 'Secret', parts.namespace, parts.name);
  if (secret.kind === 'missing') return 'a Secret that is there';
  if (secret.kind === 'open') return undefined;
  const has = (key: string) => secretText(secret.resource, key) !== undefined;
  return has('ca.crt') || (has('tls.crt') && has('tls.key'))
    ? undefined
    : 'a Secret with ca.crt, or with tls.crt and tls.key';
}

/** An empty list closes the location, under its main name. (ingress-nginx v1.15.1, internal/ingress/annotations/ipallowlist/main.go:92-101) */
function emptyLists(annotations: Annotations): readonly Fault[] {
  const lists = ['allowlist-source-range', 'denylist-source-range'];
  return lists
    .filter(name => annotations.empty.has(name) && !annotations.values.has(name))
    .map(name => faultAt(annotations, name, 'an address or a network', 'location-denied'));
}
