import { hasHeader } from '#model/match.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { HeaderSource, HeaderValue } from '#model/routing/header-source.js';
import type { Step } from '#model/routing/step.js';
import { goInteger } from '../values/go-values.js';
import type { Configuration } from '../installation/configuration.js';
import { booleanIn } from '../installation/configuration.js';
import { portsOf } from '../installation/ports.js';
import type { Location } from '../servers/servers.js';
import type { ServerContext } from './context.js';

/**
 * What every backend is told of the request: who sent it, and what it was before. A backend that speaks FastCGI gets parameters instead.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1277-1325; rootfs/etc/nginx/lua/lua_ingress.lua:122-160)
 */
export function tellingSteps(policies: PolicySet, keepsCredentials: boolean, context: ServerContext): readonly Step[] {
  const { configuration } = context;
  const steps = [...hostSteps(configuration), told(credentials(keepsCredentials))];
  if (policies.backendProtocol?.protocol === 'fastcgi') return steps;
  return [
    ...steps,
    told(ofClientCertificates(policies)),
    ...connectionSteps(configuration),
    told({
      'X-Request-ID': requestId(configuration),
      ...ofClient(configuration),
      'X-Forwarded-Host': bestHost(configuration),
      'X-Forwarded-Port': portOf(context),
      ...ofScheme(configuration),
      ...ofOrigin(configuration),
      Proxy: { kind: 'text', text: '' },
    }),
  ];
}

/**
 * What a Service hears that answers in the place of another: with which status the other failed, and who it is.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:848-857, 1372-1380)
 */
export function tellingFailure(
  status: number,
  { ingress, upstream }: Location,
  { configuration, upstreams }: ServerContext,
): Step {
  const reference = upstream === undefined ? undefined : upstreams.get(upstream)?.reference;
  return told({
    'X-Code': String(status),
    'X-Format': sent('Accept'),
    'X-Namespace': ingress?.resource.namespace ?? null,
    'X-Ingress-Name': ingress?.resource.name ?? null,
    'X-Service-Name': reference?.service ?? null,
    'X-Service-Port': reference === undefined ? null : String(reference.port),
    'X-Request-ID': requestId(configuration),
  });
}

/** The same where nginx looks for the page of an error: it tells nothing else. */
export function tellingPage(status: number, location: Location, context: ServerContext): readonly Step[] {
  const { configuration } = context;
  const client: Readonly<Record<string, HeaderSource>> = {
    'X-Original-URI': { kind: 'target' },
    'X-Forwarded-For': { kind: 'client' },
  };
  return [...hostSteps(configuration), tellingFailure(status, location, context), told(client)];
}

/** The headers that are set without anybody's asking. */
function told(set: Readonly<Record<string, HeaderValue>>): Step {
  return { kind: 'headers', of: 'request', set, unasked: true };
}

/** The identifier that the client sent, else one by chance. */
function requestId({ data }: Configuration): HeaderSource {
  const of: readonly HeaderSource[] = booleanIn(data, 'generate-request-id', true)
    ? [sent('X-Request-ID'), { kind: 'unforeseen', what: 'request id' }]
    : [sent('X-Request-ID')];
  return { kind: 'first', of };
}

/** Where the headers of proxies are believed, the host that they tell takes the place of the one that is asked for. */
function hostSteps(configuration: Configuration): readonly Step[] {
  return configuration.believesForwarded ? [{ kind: 'set-host', host: bestHost(configuration) }] : [];
}

function bestHost(configuration: Configuration): HeaderSource {
  if (!configuration.believesForwarded) return { kind: 'host' };
  return { kind: 'first', of: [{ kind: 'sent', header: 'X-Forwarded-Host', part: 'first' }, { kind: 'host' }] };
}

/** What the client sends goes on, where nginx asks for no password itself. */
function credentials(kept: boolean): Readonly<Record<string, HeaderValue>> {
  return kept ? { Authorization: sent('Authorization') } : {};
}

/** A request here shows no certificate. */
function ofClientCertificates({ clientCertificates }: PolicySet): Readonly<Record<string, HeaderValue>> {
  if (!clientCertificates || clientCertificates.authorities.length === 0) return {};
  return {
    ...(clientCertificates.passed === 'whole' && { 'ssl-client-cert': '' }),
    'ssl-client-verify': { kind: 'by-scheme', http: '', https: 'NONE' },
    'ssl-client-subject-dn': '',
    'ssl-client-issuer-dn': '',
  };
}

/** A client that asks for another protocol is heard; `connection-proxy-header` has the last word. */
function connectionSteps({ data }: Configuration): readonly Step[] {
  const keepsAlive = (goInteger(data['upstream-keepalive-connections'] ?? '') ?? 320) > 0;
  const usual: HeaderSource = { kind: 'text', text: keepsAlive ? '' : 'close' };
  return [
    told({ Upgrade: sent('Upgrade'), Connection: usual }),
    { ...told({ Connection: 'upgrade' }), when: { match: hasHeader('Upgrade') } },
  ];
}

function ofClient(configuration: Configuration): Readonly<Record<string, HeaderSource>> {
  const { data } = configuration;
  const isFull = configuration.believesForwarded && booleanIn(data, 'compute-full-forwarded-for', false);
  const full: HeaderSource = { kind: 'list', of: [sent('X-Forwarded-For'), { kind: 'peer' }] };
  return { 'X-Real-IP': { kind: 'client' }, 'X-Forwarded-For': isFull ? full : { kind: 'client' } };
}

/** The port of the listener, by which https is 443 whatever the flags say, or the one that a believed proxy tells. */
function portOf({ configuration, cluster }: ServerContext): HeaderSource {
  const { data } = configuration;
  const listener: HeaderSource = booleanIn(data, 'use-proxy-protocol', false)
    ? { kind: 'unforeseen', what: 'port before the proxy' }
    : { kind: 'by-scheme', http: String(portsOf(cluster, configuration).http.own), https: '443' };
  return configuration.believesForwarded ? { kind: 'first', of: [sent('X-Forwarded-Port'), listener] } : listener;
}

function ofScheme(configuration: Configuration): Readonly<Record<string, HeaderSource>> {
  const own: HeaderSource = { kind: 'by-scheme', http: 'http', https: 'https' };
  const scheme: HeaderSource = configuration.believesForwarded
    ? { kind: 'first', of: [sent('X-Forwarded-Proto'), own] }
    : own;
  return { 'X-Forwarded-Proto': scheme, 'X-Forwarded-Scheme': scheme, 'X-Scheme': scheme };
}

/** What the client itself said of where it comes from, and of what it asks. */
function ofOrigin({ data, tellsOriginalHost }: Configuration): Readonly<Record<string, HeaderSource>> {
  return {
    'X-Original-URI': booleanIn(data, 'proxy-add-original-uri-header', false)
      ? { kind: 'target' }
      : sent('X-Original-URI'),
    'X-Original-Forwarded-For': sent(data['forwarded-for-header'] ?? 'X-Forwarded-For'),
    ...(tellsOriginalHost && {
      'X-Original-Forwarded-Host': sent(data['forwarded-host-header'] ?? 'X-Forwarded-Host'),
    }),
  };
}

function sent(header: string): HeaderSource {
  return { kind: 'sent', header };
}
