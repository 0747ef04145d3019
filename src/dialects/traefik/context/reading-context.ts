import type { Cluster } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { AbsenceOf } from '../resources/absence.js';
import type { EndpointsOf } from './endpoints.js';
import type { StaticConfiguration } from '../installation/static-configuration.js';

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
