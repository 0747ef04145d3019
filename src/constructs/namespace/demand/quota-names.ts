/** By what a ResourceQuota counts the objects of a kind: `count/deployments.apps`, `count/services`. */
export function countName(group: string, kind: string): string {
  return `count/${pluralOf(kind)}${group === 'core' || group === '' ? '' : `.${group}`}`;
}

/** (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/api/meta/restmapper.go: UnsafeGuessKindToResource) */
function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('endpoints')) return name;
  if (name.endsWith('s')) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

const counted = [
  'configmaps',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
];

/** The one of several names for the same. (kubernetes v1.36, pkg/quota/v1/evaluator/core/registry.go: legacyObjectCountAliases; pods.go) */
export function quotaName(name: string): string {
  if (counted.includes(name)) return `count/${name}`;
  return name === 'cpu' || name === 'memory' ? `requests.${name}` : name;
}
