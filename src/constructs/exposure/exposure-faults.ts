import type { PlatformSettings } from '../settings/platform-settings.js';
import type { Tls } from '../settings/tls.js';
import type { Exposure } from './exposure.js';
import { hostFaults, pathFaults } from './place-faults.js';
import { policyFaults } from './policies-of.js';
import { rewriteFaults } from './redirects/rewrite-faults.js';
import type { RouteOwner } from './route-of.js';
import { hostsOf } from './route-of.js';
import { listOf } from './values/list.js';

/** What is wrong with an exposure: each fault names the prop, with the prefix in front, and says what is allowed. */
export function exposureFaults(
  exposure: Exposure,
  prefix: string,
  { subdomain, namespace }: Pick<RouteOwner, 'subdomain' | 'namespace'>,
  platform: PlatformSettings,
): readonly string[] {
  const hosts = hostsOf(exposure, subdomain, platform);
  const { host, path = '/', tls, rewrite } = exposure;
  return [
    ...hostFaults(host, hosts),
    ...pathFaults(path),
    ...tlsFaults(tls, platform),
    ...challengeFaults(exposure, hosts, platform),
    ...(rewrite ? rewriteFaults(rewrite, listOf(path)) : []),
    ...policyFaults(exposure, namespace),
  ].map(fault => `${prefix}${fault}`);
}

function tlsFaults(tls: boolean | Tls | undefined, platform: PlatformSettings): readonly string[] {
  if (tls !== true || platform.tls !== undefined) return [];
  return ['tls: the platform has no certificate to give; name a secret or an issuer here, or tls in definePlatform'];
}

/** An answer over HTTP shows one host, and none shows all that a wildcard stands for. (Let's Encrypt, docs/challenge-types: wildcards need DNS-01) */
function challengeFaults(
  { tls = true }: Exposure,
  hosts: readonly string[],
  platform: PlatformSettings,
): readonly string[] {
  const asked = tls === true ? platform.tls : tls;
  if (asked === undefined || asked === false || !('issuer' in asked) || asked.challenge !== 'http01') return [];
  return hosts
    .filter(host => host.startsWith('*.'))
    .map(host => `host: a certificate for ${host} needs an issuer with challenge: 'dns01'; name one, or each host`);
}
