import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { JsonObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { CustomKind } from '../kind.js';
import { withoutVersion } from '../kind.js';
import { schemaOf } from '../schema.js';

/** The CustomResourceDefinitions among manifests and configuration. */
export interface Definitions {
  /** Whether a definition speaks for the kind (`group/version/Kind`), in whatever version. */
  defines(key: string): boolean;
  find(key: string): CustomKind | undefined;
  /** The versions in which the definition serves the kind. */
  served(key: string): readonly string[];
}

/** Of several definitions of one kind the last counts, as with `kubectl apply`. */
export function definitionsOf(resources: readonly Resource[]): Definitions {
  const found = new Map<string, CustomKind>();
  const defined = new Map<string, readonly string[]>();
  for (const resource of resources) {
    if (resource.kind !== 'CustomResourceDefinition' || groupOf(resource.apiVersion) !== 'apiextensions.k8s.io')
      continue;
    const spec = objectOf(resource.value['spec']);
    const group = textOf(spec['group']) ?? '';
    const kind = textOf(objectOf(spec['names'])['kind']) ?? '';
    const served = itemsOf(spec['versions'])
      .filter(isObject)
      .filter(version => version['served'] !== false);
    defined.set(
      `${group}/${kind}`,
      served.map(version => textOf(version['name']) ?? ''),
    );
    for (const version of served) found.set(`${group}/${textOf(version['name']) ?? ''}/${kind}`, kindOf(spec, version));
  }
  return {
    defines: key => defined.has(withoutVersion(key)),
    find: key => found.get(key),
    served: key => defined.get(withoutVersion(key)) ?? [],
  };
}

/** A definition without a schema takes anything. */
const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function kindOf(spec: JsonObject, version: JsonObject): CustomKind {
  const warning = textOf(version['deprecationWarning']) ?? 'this version of its definition is deprecated';
  return {
    kind: 'custom',
    namespaced: spec['scope'] !== 'Cluster',
    schema: schemaOf(
      spec['preserveUnknownFields'] === true ? anything : (objectOf(version['schema'])['openAPIV3Schema'] ?? anything),
    ),
    dropsStatus: isObject(objectOf(version['subresources'])['status']),
    deprecated: version['deprecated'] === true ? warning : undefined,
  };
}
