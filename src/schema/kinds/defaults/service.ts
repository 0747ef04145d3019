import type { Json, JsonObject } from '#model/json.js';
import { isArray, objectOf } from '#model/json.js';
import { always, everyItem, filled, filling, orElse, orText, stands } from './fill.js';

/** Addresses and node ports that the cluster hands out are not known from here. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Service) */
export function serviceDefaults(service: JsonObject): JsonObject {
  return filled(service, { spec: always(spec) });
}

function spec(given: JsonObject): JsonObject {
  const typed = typedService(given);
  const type = typed['type'];
  const internal = type === 'ClusterIP' || type === 'NodePort' || type === 'LoadBalancer';
  const external =
    type === 'NodePort' || type === 'LoadBalancer' || (type === 'ClusterIP' && has(typed['externalIPs']));
  return filled(typed, {
    ...(typed['sessionAffinity'] === 'ClientIP' && { sessionAffinityConfig: withTimeout }),
    ...(external && { externalTrafficPolicy: orText('Cluster') }),
    ...(internal && { internalTrafficPolicy: orElse('Cluster') }),
    ...(type === 'LoadBalancer' && { allocateLoadBalancerNodePorts: orElse(true) }),
  });
}

const port = filling({
  protocol: orText('TCP'),
  targetPort: (value, one) =>
    value === undefined || value === null || value === 0 || value === '' ? (one['port'] ?? undefined) : value,
});

const typedService = filling({
  sessionAffinity: orText('None'),
  type: orText('ClusterIP'),
  ports: everyItem(port),
});

/** Three hours. */
function withTimeout(config: Json | undefined): Json | undefined {
  const timeout = objectOf(objectOf(config)['clientIP'])['timeoutSeconds'];
  return stands(timeout) ? config : { clientIP: { timeoutSeconds: 10800 } };
}

function has(list: Json | undefined): boolean {
  return isArray(list) && list.length > 0;
}
