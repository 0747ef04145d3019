import type { Cluster } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { AbsenceOf } from '../resources/absence.js';
import { absencesIn } from '../resources/absence.js';
import type { EndpointsOf } from './endpoints.js';
import { endpointsIn } from './endpoints.js';
import type { StaticConfiguration } from '../installation/static-configuration.js';
import { staticConfigurationOf } from '../installation/static-configuration.js';

/** What every step of reading rests on. */
export interface Context {
  readonly cluster: Cluster;
  readonly settings: ControllerSettings;
  readonly configuration: StaticConfiguration;
  readonly endpointsOf: EndpointsOf;
  readonly absenceOf: AbsenceOf;
  /** The namespaces of the cluster's resources. */
  readonly namespaces: ReadonlySet<string>;
}

/** What a Traefik that is set up so reads these manifests with. */
export function contextOf(cluster: Cluster, settings: ControllerSettings): Context {
  const configuration = staticConfigurationOf(settings, cluster);
  const endpointsOf = endpointsIn(cluster, settings, configuration.does);
  const namespaces = new Set(cluster.resources.map(({ namespace }) => namespace));
  return { cluster, settings, configuration, endpointsOf, absenceOf: absencesIn(cluster), namespaces };
}
