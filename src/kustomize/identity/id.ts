import { clusterScoped } from './cluster-scoped.table.js';

/** Group, version and kind. Empty where they are not said. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What kustomize knows an object by. */
export interface Id extends Kind {
  readonly name: string;
  readonly namespace: string;
}

/** Which kinds something is for: what is absent or empty fits any. */
export type KindFilter = Partial<Kind>;

/** Group and version of an apiVersion. */
export function partsOf(apiVersion: string): Pick<Kind, 'group' | 'version'> {
  const slash = apiVersion.indexOf('/');
  return slash === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** Group and version as an apiVersion says them. */
export function apiVersionOf({ group, version }: Kind): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Whether kustomize knows the kind to be of no namespace; other kinds of which this is so are in one for it. */
export function isClusterScoped(kind: Kind): boolean {
  return clusterScoped.has(`${apiVersionOf(kind)} ${kind.kind}`);
}

/** The namespace that kustomize takes an object to be in. (kyaml v0.21.2, resid/resid.go: EffectiveNamespace) */
export function effectiveNamespace(id: Id): string {
  if (isClusterScoped(id)) return '_non_namespaceable_';
  return id.namespace === '' ? 'default' : id.namespace;
}

/** Whether two ids are of one object. */
export function isSameId(one: Id, other: Id): boolean {
  return isSameKind(one, other) && one.name === other.name && effectiveNamespace(one) === effectiveNamespace(other);
}

/** Whether two kinds are one. */
export function isSameKind(one: Kind, other: Kind): boolean {
  return one.group === other.group && one.version === other.version && one.kind === other.kind;
}

/** Whether a filter takes a kind. (kyaml v0.21.2, resid/gvk.go: IsSelected) */
export function isSelected(kind: Kind, { group, version, kind: name }: KindFilter): boolean {
  return fits(kind.group, group) && fits(kind.version, version) && fits(kind.kind, name);
}

function fits(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === '' || wanted === value;
}

/** `Deployment shop/web`, for people. */
export function idText({ kind, namespace, name }: Id): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
