import type { Json } from './json.js';
import { objectOf, textOf } from './json.js';
import type { Resource } from './resource.js';
import { ownerReferences } from './resource.js';
import { isWithheld } from './text/withheld.js';

/** Whether a resource comes out of a cluster: the API server took it, and gave it an identity that no author writes. */
export function isStored({ value }: Resource): boolean {
  return (textOf(objectOf(value['metadata'])['uid']) ?? '') !== '';
}

/** Whether it comes out of a cluster where another made it: what is to be said of it is said of that one. */
export function isMadeByAnother(resource: Resource): boolean {
  return isStored(resource) && ownerReferences(resource).some(one => one.isController || one.kind === 'Node');
}

/** Whether a value of a resource was kept back by who wrote it down; out of a cluster, those of Secrets are emptied too. */
export function isKeptBack(resource: Resource, value: Json | undefined): boolean {
  return isWithheld(value) || (value === '' && resource.kind === 'Secret' && isStored(resource));
}
