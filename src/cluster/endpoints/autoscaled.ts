import { numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { ofKind } from '../cluster.js';
import type { Workload } from '../workloads.js';

/** How many pods what scales a workload leaves it: as its manifest says, at least one, none, or that is open. */
export type Autoscaled = 'as written' | 'one or more' | 'none' | 'zero or more';

/** Finds what scales a workload among the manifests, and how far down. */
export function autoscaledTo(cluster: Cluster, workload: Workload): Autoscaled {
  for (const { group, kind, least } of scalers) {
    const found = ofKind(cluster, group, kind).find(one => isFor(one, workload));
    if (found) return least(found, specOf(workload.resource)['replicas'] === 0);
  }
  return 'as written';
}

interface Scaler {
  readonly group: string;
  readonly kind: string;
  readonly least: (scaler: Resource, isAtZero: boolean) => Autoscaled;
}

const scalers: readonly Scaler[] = [
  // keda v2.18, apis/keda/v1alpha1/scaledobject_types.go: minReplicaCount is 0 where it is not given, and idleReplicaCount comes before it
  {
    group: 'keda.sh',
    kind: 'ScaledObject',
    least: scaler => {
      const paused = annotationsOf(scaler)['autoscaling.keda.sh/paused-replicas'];
      if (paused !== undefined) return paused === '0' ? 'none' : 'one or more';
      const { idleReplicaCount, minReplicaCount } = specOf(scaler);
      return leastOf(numberOf(idleReplicaCount) ?? numberOf(minReplicaCount) ?? 0);
    },
  },
  // http-add-on v0.11, operator/apis/http/v1alpha1/httpscaledobject_types.go: replicas.min is 0 where it is not given
  {
    group: 'http.keda.sh',
    kind: 'HTTPScaledObject',
    least: scaler => leastOf(numberOf(valueAt(specOf(scaler), ['replicas', 'min'])) ?? 0),
  },
  // kubernetes v1.36, pkg/controller/podautoscaler/horizontal.go: who is at zero stays there, unless the least is zero too
  {
    group: 'autoscaling',
    kind: 'HorizontalPodAutoscaler',
    least: (scaler, isAtZero) => {
      const least = numberOf(specOf(scaler)['minReplicas']) ?? 1;
      return isAtZero && least > 0 ? 'none' : leastOf(least);
    },
  },
];

function leastOf(count: number): Autoscaled {
  return count > 0 ? 'one or more' : 'zero or more';
}

/** (`kind` is Deployment where keda's reference names none) */
function isFor(scaler: Resource, { resource, namespace }: Workload): boolean {
  if (scaler.namespace !== namespace) return false;
  const { kind = 'Deployment', name } = objectOf(specOf(scaler)['scaleTargetRef']);
  return textOf(kind) === resource.kind && name === resource.name;
}
