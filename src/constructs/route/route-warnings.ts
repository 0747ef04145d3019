import type { IConstruct } from 'constructs';
import type { Exposure } from '../exposure/exposure.js';
import type { NamedExposure } from '../exposure/exposures.js';
import { hostsOf } from '../exposure/route-of.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { objectsOfKind } from '../tree/objects-of-kind.js';
import { seenIn } from '../tree/seen.js';

/** Who asks for routes. */
type Asking = IConstruct & { readonly name: string; readonly namespace: string };

/** What is worth knowing of routes and does not stop the synthesis. */
export function routeWarnings(
  asking: Asking,
  exposures: readonly NamedExposure[],
  platform: PlatformSettings,
): readonly string[] {
  return exposures.flatMap(({ exposure, prefix }) =>
    [
      ...wildcardWarnings(asking, exposure, platform),
      ...addressWarnings(exposure, asking.namespace),
      ...sizeWarnings(exposure),
    ].map(says => `${prefix}${says}`),
  );
}

/** Hardly a request that has a body fits into less than a kilobyte: another unit was meant. */
function sizeWarnings({ bodySize }: Exposure): readonly string[] {
  if (typeof bodySize !== 'number' || bodySize === 0 || bodySize >= 1024) return [];
  return [`bodySize: ${bodySize} is ${bodySize} bytes; '${bodySize}m' is mebibytes`];
}

/** Of an issuer that somebody else makes nobody here knows how it asks; of one in the tree the check tells. */
function wildcardWarnings(asking: Asking, exposure: Exposure, platform: PlatformSettings): readonly string[] {
  const { tls = true } = exposure;
  const asked = tls === true ? platform.tls : tls;
  if (asked === undefined || asked === false || !('issuer' in asked) || asked.challenge !== undefined) return [];
  const wildcards = hostsOf(exposure, asking.name, platform).filter(host => host.startsWith('*.'));
  if (wildcards.length === 0 || seenIn(asking, issuerNames).has(issuerName(asked.issuer))) return [];
  return wildcards.map(
    host =>
      `host: a certificate for ${host} is had by DNS alone, and whether ${issuerName(asked.issuer)} asks so is not known; say it by tls: { issuer, challenge: 'dns01' }, or name each host`,
  );
}

function issuerName(issuer: string | { readonly name: string }): string {
  return typeof issuer === 'string' ? issuer : issuer.name;
}

function issuerNames(constructs: readonly IConstruct[]): ReadonlySet<string> {
  return new Set(objectsOfKind(constructs, kind => kind.endsWith('Issuer')).map(one => one.name));
}

/** The controller asks from where it runs: names of one word, and those without the cluster's domain, are not a route's there. */
function addressWarnings({ externalAuth, mirror }: Exposure, namespace: string): readonly string[] {
  const urls = { 'externalAuth.url': externalAuth?.url, 'mirror.to': mirror?.to };
  return Object.entries(urls).flatMap(([prop, url]) => {
    const [, start = '', host = '', rest = ''] =
      /^(https?:\/\/)([^/:]+)(.*)$/.exec(typeof url === 'string' ? url : '') ?? [];
    if (/^(localhost|127\.[\d.]+)$/.test(host))
      return [
        `${prop}: ${host} is the controller's own pod; name a Service, as ${start}auth.${namespace}.svc.cluster.local:4180`,
      ];
    if (!/^[a-z][a-z0-9-]*(\.[a-z0-9-]+\.svc)?$/.test(host)) return [];
    const whole = host.includes('.') ? `${host}.cluster.local` : `${host}.${namespace}.svc.cluster.local`;
    return [
      `${prop}: the controller looks ${host} up from its own namespace, or not at all without the cluster's domain; write ${start}${whole}${rest}`,
    ];
  });
}
