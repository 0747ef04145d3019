import type { ApiObject } from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { ManifestObject } from './manifest-object.js';

/** A manifest as a node of the tree. */
export function apiObject(scope: Construct, id: string, manifest: JsonObject): ApiObject {
  return new ManifestObject(scope, id, manifest);
}

/** A manifest of a kind that is not namespaced: cdk8s gives every object its chart's namespace, which is taken away here. */
export function clusterObject(scope: Construct, id: string, manifest: JsonObject): ApiObject {
  const object = apiObject(scope, id, manifest);
  if (object.chart.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}
