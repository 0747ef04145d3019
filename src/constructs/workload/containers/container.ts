import type { JsonObject } from '#model/json.js';
import { envFromOf, envOf } from './env.js';
import type { PodContainer } from './containers.js';
import { lifecycleOf } from './lifecycle.js';
import { probesOf } from './probes.js';
import { resourcesOf } from './resources.js';
import { securityOf } from './security.js';
import { mountsOf } from '../volumes/mounts.js';
import { hasSleep } from '../pods/kubernetes-version.js';

/** How a pod is stopped. */
export interface Stopped {
  /** The platform's version of Kubernetes. */
  readonly kubernetes: string;
  /** How many seconds it has for it. */
  readonly grace: number;
}

/** A container as it stands in a manifest. */
export function containerOf(container: PodContainer, { kubernetes, grace }: Stopped): JsonObject {
  const { name, role, props, ports, user } = container;
  const declared = ports.map(one => ({ name: one.name, containerPort: one.port, protocol: one.protocol }));
  const mounts = mountsOf(container);
  return {
    name,
    image: props.image,
    imagePullPolicy: props.pull,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    restartPolicy: role === 'sidecar' ? 'Always' : undefined,
    env: envOf(props.env),
    envFrom: envFromOf(props.envFrom),
    ports: listed(declared),
    ...(role === 'init' ? {} : probesOf(props.probes ?? {}, ports, role === 'own')),
    lifecycle:
      role === 'init' ? undefined : lifecycleOf(props.lifecycle, ports, { canSleep: hasSleep(kubernetes), grace }),
    resources: resourcesOf(props.resources ?? {}),
    securityContext: securityOf(props, user),
    volumeMounts: listed(mounts),
  };
}

function listed(items: readonly JsonObject[]): readonly JsonObject[] | undefined {
  return items.length === 0 ? undefined : items;
}
