import type { Json, JsonObject } from '#model/json.js';
import { isArray } from '#model/json.js';
import { always, everyItem, filled, filling, inside, orElse, orText } from './fill.js';

/** Without types a policy is for ingress, and for egress where it has rules for it. (kubernetes v1.36.0, pkg/apis/networking/v1/defaults.go: SetDefaults_NetworkPolicy) */
export function networkPolicyDefaults(policy: JsonObject): JsonObject {
  return policyFilling(policy);
}

const policyRules = everyItem(filling({ ports: everyItem(filling({ protocol: orElse('TCP') })) }));

const policyFilling = filling({
  spec: always(filling({ podSelector: orElse({}), ingress: policyRules, egress: policyRules, policyTypes })),
});

/** (same file: SetDefaults_IngressClass) */
export function ingressClassDefaults(ingressClass: JsonObject): JsonObject {
  const parameters = inside(given => filled(given, { scope: orElse('Cluster') }));
  return filled(ingressClass, { spec: inside(spec => filled(spec, { parameters })) });
}

/** (kubernetes v1.36.0, pkg/apis/discovery/v1/defaults.go: SetDefaults_EndpointPort) */
export function endpointSliceDefaults(slice: JsonObject): JsonObject {
  return filled(slice, {
    endpoints: everyItem(endpoint => filled(endpoint, { conditions: orElse({}) })),
    ports: everyItem(port => filled(port, { name: orElse(''), protocol: orElse('TCP') })),
  });
}

/** (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Endpoints) */
export function endpointsDefaults(endpoints: JsonObject): JsonObject {
  const ports = everyItem(port => filled(port, { protocol: orText('TCP') }));
  return filled(endpoints, { subsets: everyItem(subset => filled(subset, { ports })) });
}

function policyTypes(value: Json | undefined, { egress }: JsonObject): Json {
  if (isArray(value) && value.length > 0) return value;
  return isArray(egress) && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}
