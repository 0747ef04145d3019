import { isElsewhere } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { clusterOf } from '#cluster/cluster.js';
import type { BuildNote } from '#model/findings/build-note.js';
import type { Resource } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import type { RouteTable } from '#model/routing/table.js';
import { networkOf } from '#network/index.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import type { Facts } from '#facts/facts.js';
import { checked } from '#schema/checked.js';
import { minorOf } from '#schema/discovery.js';
import { failedChallenges } from './failed-challenges.js';
import { dialectOf } from '#dialects/index.js';
import { installedBeside, readingsOf } from './controllers/controllers.js';
import type { AnalysisSettings } from './settings.js';
import { unservedIngresses } from './unserved-ingresses.js';

/** What was read, before anything is asked of it. */
export interface Material {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
  /** What was noticed where kustomizations were built; absent where there are none. */
  readonly building?: readonly BuildNote[];
}

/** All that rules may read, made once. Command line and constructs use it alike. */
export function factsOf(material: Material, settings: AnalysisSettings): Facts {
  const { kubernetes, namespace, definitions } = settings;
  const { resources, violations } = checked(material.resources, { kubernetes, namespace, definitions });
  const minor = minorOf(kubernetes);
  const clusterWith = (more: readonly Resource[]) =>
    clusterOf([...resources, ...more], settings.complete, settings.readCertificate, minor, settings.elsewhere);
  const written = clusterWith([]);
  const installed = installedBeside(written);
  const cluster = installed.length > 0 ? clusterWith(installed) : written;
  const readings = readingsOf(cluster, settings.controllers).map(one => ({
    ...one,
    table: verifying(one.table, settings),
    notes: notesIn(one, cluster),
  }));
  const controllers = readings.map(podsOf);
  const options = { controllers, ...(settings.cni !== undefined && { cni: settings.cni }) };
  const network = networkOf(cluster, options);
  const challenges = failedChallenges(cluster, {
    readings: busy =>
      readingsOf(
        busy,
        readings.map(one => one.settings),
      ),
    network: busy => networkOf(busy, options),
  });
  const unserved = unservedIngresses(cluster, readings);
  const { unreadable, building = [] } = material;
  return { unreadable, building, violations, cluster, readings, network, challenges, unserved };
}

/** What is not among the manifests and exists all the same is not missing. */
function notesIn({ notes }: ControllerReading, cluster: Cluster): ControllerReading['notes'] {
  return notes.filter(
    one => one.kind !== 'missing-reference' || !isElsewhere(cluster, one.to.kind, one.to.namespace, one.to.name),
  );
}

/** Where a controller's pods stand: as configured, else as its chart has it. */
function podsOf({ settings }: ControllerReading) {
  const usual = dialectOf(settings.kind)?.usualPods;
  return {
    name: settings.name,
    namespace: settings.namespace ?? usual?.namespace,
    podLabels: settings.podLabels ?? usual?.labels,
    nodes: settings.nodes,
    assumed: settings.namespace === undefined,
  };
}

/** A table that can tell whether credentials are right, where somebody verifies them. */
function verifying(table: RouteTable, settings: AnalysisSettings): RouteTable {
  const { verifyCredentials } = settings;
  if (!verifyCredentials) return table;
  const { orElse } = table;
  return {
    ...table,
    verifyCredentials,
    ...(orElse && { orElse: { ...orElse, table: verifying(orElse.table, settings) } }),
  };
}
