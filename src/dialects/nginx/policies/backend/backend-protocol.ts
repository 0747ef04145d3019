import type { BackendProtocol } from '#model/policies/backends.js';
import type { Step } from '#model/routing/step.js';
import { anyGiven, given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn, textOrGlobal } from '../reads.js';
import { isForeign, nameParts, referenceOf, referenceText, referenced } from '../references.js';
import { lacks } from '../../lacks.js';

const names = [
  'backend-protocol',
  'proxy-http-version',
  'connection-proxy-header',
  'fastcgi-index',
  'fastcgi-params-configmap',
];

/** (ingress-nginx v1.15.1, internal/ingress/annotations/backendprotocol/main.go, connection/main.go and fastcgi/main.go) */
export const backendProtocol: NginxFeature<'backendProtocol'> = {
  policy: 'backendProtocol',
  keys: names.map(annotationKey),
  read: (reads, noted) => {
    check(reads, noted);
    const protocol = protocolIn(reads);
    const more = anyGiven({
      version: textOrGlobal(reads, 'proxy-http-version'),
      connection: textIn(reads, 'connection-proxy-header'),
      fastcgi: anyGiven({
        index: textIn(reads, 'fastcgi-index'),
        parameters: referenceOf(textIn(reads, 'fastcgi-params-configmap')),
      }),
    });
    return protocol === undefined && !more ? undefined : { protocol: protocol ?? 'http', ...more };
  },
  steps: ({ connection }, { at }) =>
    connection === undefined ? [] : [headerStep({ Connection: connection }, at('connection-proxy-header'))],
  write: ({ protocol, version, connection, fastcgi }, { route: { namespace } }) => {
    if (protocol === 'h2c') return { because: lacks['backendProtocol.h2c'] };
    const { index, parameters } = fastcgi ?? {};
    if (parameters && (parameters.namespace ?? namespace) !== namespace)
      return {
        because: 'ingress-nginx looks for the parameters of FastCGI in the namespace of the route; name no other',
      };
    return said({
      'backend-protocol': words[protocol],
      'proxy-http-version': version,
      'connection-proxy-header': connection,
      'fastcgi-index': index,
      'fastcgi-params-configmap':
        parameters?.namespace === undefined ? parameters?.name : referenceText(parameters, namespace),
    });
  },
};

/** What the backend is asked by, where an annotation says it; a word that the controller does not know is plain HTTP. */
export function protocolIn(reads: Reads): BackendProtocol['protocol'] | undefined {
  const word = textIn(reads, 'backend-protocol')?.trim().toUpperCase();
  return word === undefined ? undefined : (protocols[word] ?? 'http');
}

const words = {
  http: 'HTTP',
  https: 'HTTPS',
  grpc: 'GRPC',
  grpcs: 'GRPCS',
  fastcgi: 'FCGI',
  auto: 'AUTO_HTTP',
} as const;

const protocols: Readonly<Record<string, BackendProtocol['protocol']>> = {
  HTTP: 'http',
  HTTPS: 'https',
  GRPC: 'grpc',
  GRPCS: 'grpcs',
  FCGI: 'fastcgi',
  AUTO_HTTP: 'auto',
};

function headerStep(set: Readonly<Record<string, string>>, at: Step['at']): Step {
  return { kind: 'headers', of: 'request', set, ...given({ at }) };
}

function check(reads: Reads, noted: Noted): void {
  const text = textIn(reads, 'fastcgi-params-configmap');
  const wants = text === undefined ? undefined : parametersFault(reads, noted, text);
  if (wants !== undefined) noted.invalid('fastcgi-params-configmap', wants, 'location-denied');
}

/** A ConfigMap of another namespace is passed over. (ingress-nginx v1.15.1, internal/ingress/annotations/fastcgi/main.go:120-150) */
function parametersFault(reads: Reads, noted: Noted, text: string): string | undefined {
  const parts = nameParts(text);
  if (!parts) return 'the name of a ConfigMap';
  const namespace = parts.namespace === '' ? reads.namespace : parts.namespace;
  const own = isForeign(reads, namespace) ? 'open' : referenced(reads, 'ConfigMap', reads.namespace, parts.name).kind;
  if (own === 'missing') return 'a ConfigMap that is there';
  if (referenced(reads, 'ConfigMap', namespace, parts.name).kind === 'open')
    noted.open('fastcgi-params-configmap', { kind: 'ConfigMap', namespace, name: parts.name });
  return undefined;
}
