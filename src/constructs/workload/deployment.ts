import type { JsonObject } from '#model/json.js';
import type { ContainerProps, PodProps } from './pod-props.js';
import { envOf } from './env.js';
import { probesOf } from './probes.js';
import { resourcesOf } from './resources.js';
import { mountsOf } from './volumes.js';
import type { Workload } from './workload.js';

/** The Deployment of an application: its pods meet the *restricted* pod security standard. */
export function deploymentOf(
  workload: Workload,
  labels: Readonly<Record<string, string>>,
  props: ContainerProps & PodProps,
): JsonObject {
  const { name, namespace, podLabels } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: props.replicas ?? 1,
      selector: { matchLabels: podLabels },
      strategy: props.strategy && { type: props.strategy },
      template: {
        metadata: { labels: { ...labels, ...podLabels }, annotations: props.podAnnotations },
        spec: podOf(workload, props),
      },
    },
  };
}

function podOf(workload: Workload, props: ContainerProps & PodProps): JsonObject {
  const { volumes } = mountsOf(props.volumes, writableOf(props));
  return {
    serviceAccountName: workload.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    imagePullSecrets: props.pullSecrets?.map(name => ({ name })),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: props.user,
      runAsGroup: props.group,
      fsGroup: props.group,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [containerOf(workload, props)],
    volumes: volumes.length === 0 ? undefined : volumes,
  };
}

function containerOf({ name, ports }: Workload, props: ContainerProps & PodProps): JsonObject {
  const { volumeMounts } = mountsOf(props.volumes, writableOf(props));
  const declared = ports.map(one => ({ name: one.name, containerPort: one.port, protocol: one.protocol }));
  return {
    name,
    image: props.image,
    command: props.command,
    args: props.args,
    env: envOf(props.env),
    ports: declared.length === 0 ? undefined : declared,
    ...probesOf(props.probes ?? {}, ports),
    resources: resourcesOf(props.resources ?? {}),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: volumeMounts.length === 0 ? undefined : volumeMounts,
  };
}

/** Most programs want a place for temporary files. */
function writableOf({ writable = ['/tmp'] }: ContainerProps): readonly string[] {
  return writable;
}
