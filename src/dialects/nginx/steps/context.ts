import type { Cluster } from '#cluster/cluster.js';
import type { HostPattern } from '#model/match.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from '../installation/configuration.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { Place } from '../policies/feature.js';
import type { Upstream } from '../upstreams/upstreams.js';

/** What the routes of one server share. */
export interface ServerContext {
  readonly host: string;
  /** The host where nginx knows it beforehand: the server has no other name. */
  readonly onlyName: string | undefined;
  /** Whom the controller's own locations are shown with. */
  readonly owner: ServedIngress | undefined;
  readonly configuration: Configuration;
  readonly cluster: Cluster;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** What answers where no Ingress says. */
  readonly fallback: Step;
  /** All paths of the host are regular expressions. */
  readonly regex: boolean;
  /** For which hosts of the server the redirect to https finds a certificate entry. */
  readonly certified: boolean | readonly HostPattern[];
  /** With those for which it finds one if a certificate that nobody read is good for them; absent where there is no such certificate. */
  readonly possiblyCertified?: boolean | readonly HostPattern[];
  /** Policies that act on the whole host, whichever of its Ingresses asked. */
  readonly policies: PolicySet;
  /** What happens to every request of the host before its location is looked at. */
  readonly before: readonly Step[];
}

/** What the policies of a server's Ingresses have in common. */
export type ServerShared = Pick<
  ServerContext,
  'configuration' | 'cluster' | 'onlyName' | 'certified' | 'possiblyCertified'
>;

/** The place of a policy that the Ingress asks for, in one of its locations or in its server. */
export function placeOf(
  { policies, reads }: ServedIngress,
  path: string,
  { configuration, cluster, onlyName, certified, possiblyCertified = false }: ServerShared,
  within: Place['within'],
): Place {
  const { annotations, namespace } = reads;
  return {
    within,
    path,
    namespace,
    cluster,
    setUp: configuration,
    onlyName,
    certified,
    possiblyCertified,
    relative: policies.relativeRedirects?.enabled === true,
    at: name => (annotations.present.has(annotations.writtenAs(name)) ? annotations.at(name) : undefined),
  };
}
