import type { JsonObject } from '#model/json.js';
import { claimTemplateOf, claimsIn } from '../volumes/claims.js';
import { volumesIn } from '../volumes/mounts.js';
import type { PodDesign } from '../pods/pod.js';
import { podTemplateOf } from '../pods/pod.js';
import type { WorkloadKind } from './kind-props.js';

/** How an application's pods are run. */
export interface Running {
  readonly kind: WorkloadKind;
  /** How many there are; absent under an autoscaler. */
  readonly replicas?: number;
  readonly strategy?: 'RollingUpdate' | 'Recreate';
  /** The Service that gives the pods of a StatefulSet their names. */
  readonly governing: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The Deployment, StatefulSet or DaemonSet of an application. */
export function workloadManifest(design: PodDesign, running: Running): JsonObject {
  const { name, namespace, podLabels } = design.workload;
  const { kind, annotations } = running;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, labels: design.labels, annotations },
    spec: { selector: { matchLabels: podLabels }, ...ofKind(design, running) },
  };
}

function ofKind(design: PodDesign, { kind, replicas, strategy, governing }: Running): JsonObject {
  switch (kind) {
    case 'Deployment':
      return { replicas, strategy: strategy && { type: strategy }, template: podTemplateOf(design) };
    case 'StatefulSet': {
      const claims = claimsIn(volumesIn(design.containers));
      return {
        replicas,
        serviceName: governing,
        template: podTemplateOf(design, {}, 'pod'),
        volumeClaimTemplates:
          claims.length === 0 ? undefined : claims.map(one => claimTemplateOf(one, design.workload.podLabels)),
      };
    }
    case 'DaemonSet':
      return { template: podTemplateOf(design) };
  }
}
