import type { Exposure, RateLimit, Rewrite, RoutePath } from './exposure.js';
import type { Tls } from '../settings/tls.js';
import { isHost } from '../shape/hosts.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { hostsOf, listOf } from './route-of.js';

/** What is wrong with an exposure: each fault names the prop, with the prefix in front, and says what is allowed. */
export function exposureFaults(
  exposure: Exposure,
  prefix: string,
  subdomain: string,
  platform: PlatformSettings,
): readonly string[] {
  const hosts = hostsOf(exposure, subdomain, platform);
  const { path = '/', tls, rateLimit, rewrite, redirect } = exposure;
  return [
    ...(hosts.length === 0 ? [`${prefix}host: no host is given and the platform has no domain; give one of them`] : []),
    ...hosts
      .filter(host => !isHost(host))
      .map(host => `${prefix}host: ${host} is not a host; a-z, 0-9, dashes and dots, perhaps with *. in front`),
    ...listOf(path).flatMap(one => pathFaults(one, `${prefix}path`)),
    ...tlsFaults(tls, `${prefix}tls`, platform),
    ...challengeFaults(exposure, hosts, `${prefix}host`, platform),
    ...(typeof redirect === 'object' && ![301, 302, 303, 307, 308].includes(redirect.status)
      ? [`${prefix}redirect.status: ${redirect.status} is not one of 301, 302, 303, 307, 308`]
      : []),
    ...(rateLimit ? rateFaults(rateLimit, `${prefix}rateLimit`) : []),
    ...(rewrite ? rewriteFaults(rewrite, listOf(path), `${prefix}rewrite`) : []),
  ];
}

function pathFaults(path: RoutePath, prop: string): readonly string[] {
  const text =
    typeof path === 'string' ? path : 'exact' in path ? path.exact : 'prefix' in path ? path.prefix : undefined;
  if (text === undefined) return [];
  if (!text.startsWith('/')) return [`${prop}: ${text} does not begin with /`];
  return /[\s?#]/.test(text) ? [`${prop}: ${text} has a blank, ? or #; a path has none of them`] : [];
}

function tlsFaults(tls: boolean | Tls | undefined, prop: string, platform: PlatformSettings): readonly string[] {
  if (tls !== true || platform.tls !== undefined) return [];
  return [
    `${prop}: the platform has no certificate to give; name a secret or an issuer here, or tls in definePlatform`,
  ];
}

/** An answer over HTTP shows one host, and none shows all that a wildcard stands for. (RFC 8555, 8.4 and 7.1.3; Let's Encrypt asks for DNS) */
function challengeFaults(
  { tls = true }: Exposure,
  hosts: readonly string[],
  prop: string,
  platform: PlatformSettings,
): readonly string[] {
  const asked = tls === true ? platform.tls : tls;
  if (asked === undefined || asked === false || !('issuer' in asked) || asked.challenge !== 'http01') return [];
  return hosts
    .filter(host => host.startsWith('*.'))
    .map(host => `${prop}: a certificate for ${host} needs an issuer with challenge: 'dns01'; name one, or each host`);
}

function rateFaults({ rps, burst = 0 }: RateLimit, prop: string): readonly string[] {
  return [
    ...(Number.isInteger(rps) && rps > 0 ? [] : [`${prop}.rps: ${rps} is not a whole number above 0`]),
    ...(Number.isInteger(burst) && burst >= 0 ? [] : [`${prop}.burst: ${burst} is not a whole number`]),
  ];
}

/** A prefix can be taken away only where there is one. */
function rewriteFaults(rewrite: Rewrite, paths: readonly RoutePath[], prop: string): readonly string[] {
  if ('path' in rewrite)
    return rewrite.path.startsWith('/') ? [] : [`${prop}.path: ${rewrite.path} does not begin with /`];
  const others = paths.filter(path => typeof path !== 'string' && !('prefix' in path));
  return [
    ...(others.length === 0
      ? []
      : [`${prop}: there is no prefix to change in an exact path or a regular expression; use { path }`]),
    ...('prefix' in rewrite && !rewrite.prefix.startsWith('/')
      ? [`${prop}.prefix: ${rewrite.prefix} does not begin with /`]
      : []),
  ];
}
