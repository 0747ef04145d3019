import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { specOf } from '#model/resource.js';
import type { Resource } from '#model/resource.js';
import type { Absence } from '../absence.js';
import { absenceOf, isElsewhere } from '../absence.js';
import type { Cluster } from '../cluster.js';
import { find } from '../cluster.js';
import { isReady } from '../ownership/live-pods.js';
import type { Workload } from '../workloads.js';
import type { PodReference } from './pod-references.js';
import { podReferences } from './pod-references.js';
import { providers } from './provided.js';

/** What pods name and what is not there: the whole resource, or a key of it. */
export interface MissingReference {
  readonly workload: Workload;
  readonly reference: PodReference;
  readonly absence: Absence;
  /** The resource that is there and lacks the key. */
  readonly lacking?: Resource;
}

const withoutNamespace: ReadonlySet<string> = new Set(['PriorityClass', 'RuntimeClass']);

/** What the pods of a cluster name and what neither stands among the manifests nor comes about otherwise. */
export function missingReferences(cluster: Cluster): readonly MissingReference[] {
  const provision = providers(cluster);
  return cluster.pods.workloads.flatMap(workload =>
    podReferences(workload).flatMap((reference): readonly MissingReference[] => {
      const { group, kind, name } = reference;
      const namespace = withoutNamespace.has(kind) ? '' : workload.namespace;
      const there = find(cluster, group, kind, namespace, name);
      if (there) return lacksKey(there, reference) ? [{ workload, reference, absence: 'likely', lacking: there }] : [];
      if (isElsewhere(cluster, kind, namespace, name) || provision(kind, namespace, name) !== 'none') return [];
      const absence = absenceOf(cluster, group, kind, namespace, name);
      return isShownByPods(workload, reference) ? [] : [{ workload, reference, absence }];
    }),
  );
}

/** Pods that are ready got what they name, whether the manifests hold it or not. */
function isShownByPods({ pods }: Workload, { kind, name, without }: PodReference): boolean {
  const ready = without === 'unauthorised' ? [] : pods.filter(one => isReady(one));
  return ready.some(resource =>
    podReferences({ resource, spec: specOf(resource), path: ['spec'] }).some(
      one => one.kind === kind && one.name === name,
    ),
  );
}

/** An empty one is there to be filled by others. */
function lacksKey({ value }: Resource, { key }: PodReference): boolean {
  if (key === undefined) return false;
  const held: JsonObject = {
    ...objectOf(value['data']),
    ...objectOf(value['binaryData']),
    ...objectOf(value['stringData']),
  };
  return Object.keys(held).length > 0 && !Object.hasOwn(held, key);
}
