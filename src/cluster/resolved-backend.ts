import type { Backend } from '#model/backend.js';
import type { Resource } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import { find } from './cluster.js';
import type { Endpoints, ServicePort } from './services.js';
import { endpointsOf, servicePortNamed } from './services.js';
import type { Workload } from './workloads.js';

/** What a backend leads to, from its Service over the port to the pods, as far as the manifests hold it. */
export type ResolvedBackend =
  | { readonly kind: 'no-service' }
  /** It stands for a name outside the cluster: whoever asks it takes the port there, whatever ports it lists. */
  | { readonly kind: 'external'; readonly service: Resource; readonly name: string }
  | { readonly kind: 'no-port'; readonly service: Resource }
  /** Behind the port stand no pods of the manifests. */
  | ({
      readonly kind: 'elsewhere';
      readonly endpoints: Exclude<Endpoints, { kind: 'pods' | 'external' }>;
    } & FollowedPort)
  | ({ readonly kind: 'pods'; readonly workloads: readonly Workload[] } & FollowedPort);

interface FollowedPort {
  readonly service: Resource;
  readonly port: ServicePort;
}

/** Follows a backend as controllers do: they take addresses and ports from the endpoints, of headless Services too. */
export function resolvedBackend(
  cluster: Cluster,
  { namespace, service: name, port: wanted }: Backend,
): ResolvedBackend {
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) return { kind: 'no-service' };
  const endpoints = endpointsOf(cluster, service);
  if (endpoints.kind === 'external') return { kind: 'external', service, name: endpoints.name };
  const port = servicePortNamed(service, wanted);
  if (!port) return { kind: 'no-port', service };
  if (endpoints.kind !== 'pods') return { kind: 'elsewhere', service, port, endpoints };
  return { kind: 'pods', service, port, workloads: endpoints.workloads };
}
