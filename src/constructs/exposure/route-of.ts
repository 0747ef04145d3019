import type { WeightedBackend } from '#model/backend.js';
import type { IntentPath, IntentRoute, IntentTls } from '#model/routing/intent.js';
import type { Exposure, RoutePath } from './exposure.js';
import { policiesOf } from './policies-of.js';
import { listOf } from './values/list.js';
import type { IssuedTls } from '../settings/tls.js';
import type { PlatformSettings } from '../settings/platform-settings.js';

/** Who exposes something: the parts of a route that are not in the exposure. */
export interface RouteOwner {
  /** Unique within the namespace. */
  readonly name: string;
  /** What stands before the platform's domain when no host is given. */
  readonly subdomain: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly backends: readonly WeightedBackend[];
  /** The path of the construct. */
  readonly path: string;
  /** Of several routes of one owner: what the Secret of several hosts is named after. */
  readonly secretName?: string;
}

/** The route that an exposure means, with the platform's defaults. */
export function routeOf(owner: RouteOwner, exposure: Exposure, platform: PlatformSettings): IntentRoute {
  const { name, namespace, labels, backends, path: file } = owner;
  const hosts = hostsOf(exposure, owner.subdomain, platform);
  const tls = tlsOf(exposure, hosts, owner.secretName ?? name, platform);
  return {
    name,
    namespace,
    hosts,
    paths: listOf(exposure.path ?? '/').map(pathOf),
    backends,
    ...(tls && { tls }),
    policies: policiesOf(exposure, tls !== undefined, namespace),
    labels,
    at: { file, line: 0, column: 0, endLine: 0, endColumn: 0 },
  };
}

/** The hosts of an exposure: those that it names, else the platform's domain with the name in front. */
export function hostsOf({ host }: Exposure, subdomain: string, { domain }: PlatformSettings): readonly string[] {
  if (host !== undefined) return listOf(host);
  return domain === undefined ? [] : [`${subdomain}.${domain}`];
}

function pathOf(path: RoutePath): IntentPath {
  if (typeof path === 'string') return { kind: 'prefix', path };
  if ('exact' in path) return { kind: 'exact', path: path.exact };
  return 'prefix' in path ? { kind: 'prefix', path: path.prefix } : { kind: 'regex', pattern: path.regex };
}

function tlsOf(
  { tls = true }: Exposure,
  hosts: readonly string[],
  name: string,
  platform: PlatformSettings,
): IntentTls | undefined {
  const asked = tls === true ? platform.tls : tls;
  if (asked === undefined || asked === false) return undefined;
  if ('secret' in asked) return { secret: asked.secret };
  return { secret: secretFor(hosts, name), issuer: issuerOf(asked) };
}

/** Routes of one host share a Secret, so that cert-manager asks for one certificate. */
function secretFor(hosts: readonly string[], name: string): string {
  const [host, ...others] = hosts;
  if (host === undefined || others.length > 0) return `${name}-tls`;
  return host.startsWith('*.') ? `${host.slice(2)}-wildcard-tls` : `${host}-tls`;
}

function issuerOf({ issuer }: IssuedTls): NonNullable<IntentTls['issuer']> {
  return typeof issuer === 'string' ? { kind: 'ClusterIssuer', name: issuer } : issuer;
}
