import { addressOf } from '#model/addresses/address.js';
import type { JsonObject } from '#model/json.js';
import type { Shape } from '../../shape/shape.js';
import { object, strings, texts } from '../../shape/shape.js';

/** How pods resolve names. */
export interface Resolution {
  /**
   * Whom they ask first: the cluster's DNS (`cluster`), what their node asks (`node`), or only the servers that are given here (`none`).
   * @default 'cluster'
   */
  readonly by?: 'cluster' | 'node' | 'none';
  /**
   * Addresses of servers that are asked too, or with `none` alone: at most three.
   * @default - none
   */
  readonly servers?: readonly string[];
  /**
   * Domains in which short names are looked for, beside those of `by`.
   * @default - none
   */
  readonly searches?: readonly string[];
  /**
   * Options of the resolver by name; one without a value has an empty text: `{ ndots: '2', 'single-request-reopen': '' }`.
   * @default - those of `by`
   */
  readonly options?: Readonly<Record<string, string>>;
}

/** How pods resolve names, as a prop. */
export const resolutionShape: Shape = object("{ options: { ndots: '2' } }", {
  by: { kind: 'word', of: ['cluster', 'node', 'none'] },
  servers: texts,
  searches: texts,
  options: strings,
});

/** The fields of a pod. In the network of a node, `ClusterFirst` would ask what the node asks. (kubernetes v1.36, pkg/kubelet/network/dns/dns.go: getPodDNSType) */
export function resolvedBy(resolution: Resolution | undefined, hostNetwork: boolean): JsonObject {
  const { by = 'cluster', servers, searches, options } = resolution ?? {};
  const config = {
    nameservers: servers,
    searches,
    options: options && Object.entries(options).map(([name, value]) => ({ name, ...(value !== '' && { value }) })),
  };
  const isConfigured = Object.values(config).some(one => one !== undefined);
  return { dnsPolicy: policyOf(by, hostNetwork), ...(isConfigured && { dnsConfig: config }) };
}

function policyOf(by: NonNullable<Resolution['by']>, hostNetwork: boolean): string | undefined {
  if (by === 'cluster') return hostNetwork ? 'ClusterFirstWithHostNet' : undefined;
  return by === 'node' ? 'Default' : 'None';
}

/** What is wrong with how pods resolve names. (kubernetes v1.36, pkg/apis/core/validation/validation.go: validatePodDNSConfig) */
export function resolutionFaults({ by, servers = [] }: Resolution = {}): readonly string[] {
  return [
    ...(by === 'none' && servers.length === 0
      ? ["resolution.servers: there is none, and with by: 'none' nobody else is asked; name one"]
      : []),
    ...(servers.length > 3 ? [`resolution.servers: ${servers.length} are too many; name at most three`] : []),
    ...servers
      .filter(one => addressOf(one) === undefined)
      .map(one => `resolution.servers: ${one} is not an address such as 10.0.0.2`),
  ];
}

/** What is wrong with names by their addresses. (kubernetes v1.36, pkg/apis/core/validation/validation.go: ValidateHostAliases) */
export function aliasFaults(aliases: Readonly<Record<string, readonly string[]>> = {}): readonly string[] {
  return Object.entries(aliases).flatMap(([address, names]) => [
    ...(addressOf(address) === undefined ? [`hostAliases: ${address} is not an address such as 10.0.0.5`] : []),
    ...names
      .filter(name => !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name))
      .map(name => `hostAliases.${address}: ${name} is not a DNS name in lower case`),
  ]);
}
