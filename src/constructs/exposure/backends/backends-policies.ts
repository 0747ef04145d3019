import type {
  BackendProtocol,
  BackendTls as TlsPolicy,
  Canary as CanaryPolicy,
  CustomErrors,
  DefaultBackend,
  Mirror as MirrorPolicy,
  StickySessions,
} from '#model/policies/backends.js';
import type { PolicySet } from '#model/policies/policies.js';
import { secondsOf } from '../values/duration.js';
import { given } from '../values/given.js';
import { referenceOf } from '../values/reference.js';
import { bytesOf } from '../values/size.js';
import type { BackendProps } from './backends.js';
import type { BackendTls } from './backend-tls.js';
import type { Canary } from './canary.js';
import type { ErrorPages } from './error-pages.js';
import type { Mirror } from './mirror.js';
import type { Sticky } from './load-balancing.js';
import type { OtherBackend } from './other-backend.js';
import { otherBackendFaults, otherBackendOf } from './other-backend.js';

/** How the application is called, as policies of a route in a namespace. */
export function backendPolicies(props: BackendProps, namespace: string): PolicySet {
  const { protocol, backendTls, sticky, loadBalancing, canary, mirror, errors, defaultBackend } = props;
  return given({
    backendProtocol: protocol && protocolOf(protocol),
    backendTls: backendTls && tlsOf(backendTls),
    stickySessions: sticky && stickyOf(sticky),
    loadBalancing,
    canary: canary && canaryOf(canary, namespace),
    mirror: mirror && mirrorOf(mirror, namespace),
    customErrors: errors && errorsOf(errors, namespace),
    defaultBackend: insteadOf(defaultBackend),
  });
}

/** The other places that requests may come to: the controllers have to reach them. */
export function otherBackends({ canary, mirror, errors, defaultBackend }: BackendProps): readonly OtherBackend[] {
  const to = typeof mirror?.to === 'string' ? undefined : mirror?.to;
  const instead = typeof defaultBackend === 'string' ? undefined : defaultBackend;
  return [canary?.backend, to, errors?.backend, instead].filter(one => one !== undefined);
}

/** What is wrong with how the application is called, beyond each prop by itself. */
export function backendFaults(props: BackendProps, namespace: string): readonly string[] {
  const { protocol, backendTls, canary, mirror, errors, defaultBackend } = props;
  const name = typeof protocol === 'object' ? protocol.protocol : protocol;
  return [
    ...(backendTls && name !== undefined && !['https', 'grpcs', 'auto'].includes(name)
      ? [`backendTls: the protocol is ${name}, which has no TLS; ask for protocol 'https' or 'grpcs'`]
      : []),
    ...(backendTls && name === undefined
      ? ["backendTls: the application is called over http, which has no TLS; ask for protocol 'https' or 'grpcs'"]
      : []),
    ...(canary ? canaryFaults(canary, namespace) : []),
    ...(mirror && typeof mirror.to !== 'string' ? otherBackendFaults(mirror.to, 'mirror.to', namespace) : []),
    ...(errors?.backend ? otherBackendFaults(errors.backend, 'errors.backend', namespace) : []),
    ...(typeof defaultBackend === 'object' ? otherBackendFaults(defaultBackend, 'defaultBackend', namespace) : []),
  ];
}

function insteadOf(given: BackendProps['defaultBackend']): DefaultBackend | undefined {
  if (given === undefined) return undefined;
  return { service: typeof given === 'string' ? given : given.name };
}

function canaryFaults({ backend, header, cookie, weight, total = 100 }: Canary, namespace: string): readonly string[] {
  return [
    ...otherBackendFaults(backend, 'canary.backend', namespace),
    ...(header === undefined && cookie === undefined && weight === undefined
      ? ['canary: nothing says which requests go there; give header, cookie or weight']
      : []),
    ...(weight !== undefined && weight > total ? [`canary.weight: ${weight} is more than the total, ${total}`] : []),
    ...(typeof header === 'object' && header.value !== undefined && header.pattern !== undefined
      ? ['canary.header: value and pattern are given; give one of them']
      : []),
  ];
}

function protocolOf(given: NonNullable<BackendProps['protocol']>): BackendProtocol {
  if (typeof given === 'string') return { protocol: given };
  const { fastcgi, ...others } = given;
  return { ...others, ...(fastcgi && { fastcgi: parametersOf(fastcgi) }) };
}

function parametersOf(
  fastcgi: NonNullable<Exclude<BackendProps['protocol'], string | undefined>['fastcgi']>,
): NonNullable<BackendProtocol['fastcgi']> {
  return given({ index: fastcgi.index, parameters: referenceOf(fastcgi.parameters) });
}

function tlsOf({ authorities, certificates, ...others }: BackendTls): TlsPolicy {
  const lists = {
    authorities: authorities?.map(one => referenceOf(one)),
    certificates: certificates?.map(one => referenceOf(one)),
  };
  return { ...others, ...given(lists) };
}

function stickyOf(sticky: true | Sticky): StickySessions {
  if (sticky === true) return {};
  const { maxAge, expires, ...others } = sticky;
  return { ...others, ...given({ maxAge: secondsOf(maxAge), expires: secondsOf(expires) }) };
}

function canaryOf({ backend, header, ...others }: Canary, namespace: string): CanaryPolicy {
  const named = typeof header === 'string' ? { name: header } : header;
  return { backend: otherBackendOf(backend, namespace), ...others, ...(named && { header: named }) };
}

function mirrorOf({ to, maxBodySize, ...others }: Mirror, namespace: string): MirrorPolicy {
  const target: MirrorPolicy['to'] =
    typeof to === 'string' ? { kind: 'url', url: to } : { kind: 'backend', backend: otherBackendOf(to, namespace) };
  return { to: target, ...others, ...given({ maxBodySize: bytesOf(maxBodySize) }) };
}

function errorsOf({ backend, ...others }: ErrorPages, namespace: string): CustomErrors {
  return { ...others, ...(backend && { backend: otherBackendOf(backend, namespace) }) };
}
