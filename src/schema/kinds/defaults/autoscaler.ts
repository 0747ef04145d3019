import type { Json, JsonObject } from '#model/json.js';
import { isArray } from '#model/json.js';
import { always, filled, inside, orElse, stands } from './fill.js';

/** Version 1 has none of the fields of version 2 to fill. (kubernetes v1.36.0, pkg/apis/autoscaling/{v1,v2}/defaults.go) */
export function autoscalerDefaults(autoscaler: JsonObject): JsonObject {
  const second = autoscaler['apiVersion'] === 'autoscaling/v2';
  return filled(autoscaler, {
    spec: always(spec =>
      filled(spec, { minReplicas: orElse(1), ...(second && { metrics: orProcessor, behavior: inside(behavior) }) }),
    ),
  });
}

function orProcessor(metrics: Json | undefined): Json {
  if (isArray(metrics) && metrics.length > 0) return metrics;
  return [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }];
}

function behavior(given: JsonObject): JsonObject {
  return filled(given, { scaleUp: always(scaleUp), scaleDown: always(scaleDown) });
}

function scaleUp(rules: JsonObject): JsonObject {
  const pods = { type: 'Pods', value: 4, periodSeconds: 15 };
  return filled(rules, {
    stabilizationWindowSeconds: orElse(0),
    selectPolicy: orElse('Max'),
    policies: orPolicies([pods, everyone]),
  });
}

function scaleDown(rules: JsonObject): JsonObject {
  return filled(rules, { selectPolicy: orElse('Max'), policies: orPolicies([everyone]) });
}

const everyone = { type: 'Percent', value: 100, periodSeconds: 15 };

function orPolicies(policies: readonly Json[]): (value: Json | undefined) => Json {
  return value => (stands(value) ? value : policies);
}
