import type { JsonObject } from '#model/json.js';
import type { Workload } from './workload.js';

/** The Service of an application: its ports by name, each leading to the pods' port of that name. */
export function serviceOf(
  { name, namespace, podLabels, ports }: Workload,
  labels: Readonly<Record<string, string>>,
): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector: podLabels,
      ports: ports.map(one => ({ name: one.name, port: one.service, targetPort: one.name, protocol: one.protocol })),
    },
  };
}
