import type { JsonObject } from '#model/json.js';
import type { Labels } from '#model/resource.js';
import { nameOfNamed } from '../named.js';
import type { AccountProps, Permission } from './account-props.js';

/** Whose account it is. */
export interface Holder {
  readonly name: string;
  readonly namespace: string;
}

/** The account of an application. Its token is mounted where the pod asks for it, and not by the account. */
export function accountOf({ name, namespace }: Holder, labels: Labels, props: AccountProps): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels: { ...labels, ...props.labels }, annotations: props.annotations },
    automountServiceAccountToken: false,
  };
}

/** The account that the pods have, and whether its token is mounted. */
export function accountFor(
  name: string,
  account: AccountProps = {},
): { readonly name: string; readonly token: boolean } {
  const { existing, token, may = [], mayEverywhere = [], roles = [] } = account;
  return {
    name: existing === undefined ? name : nameOfNamed(existing),
    token: token ?? [...may, ...mayEverywhere, ...roles].length > 0,
  };
}

/** The roles of an account and what binds them, each with the name of its construct. */
export function rolesOf(holder: Holder, labels: Labels, props: AccountProps): Readonly<Record<string, JsonObject>> {
  const { name, namespace } = holder;
  const { existing = name, may, mayEverywhere, roles = [] } = props;
  const subjects = [{ kind: 'ServiceAccount', name: nameOfNamed(existing), namespace }];
  const everywhere = `${namespace}-${name}`;
  const own = (kind: string, rules: readonly Permission[], metadata: JsonObject): JsonObject => ({
    apiVersion: rbac,
    kind,
    metadata: { ...metadata, labels },
    rules: rules.flatMap(rulesOf),
  });
  const bound = (kind: string, role: string, metadata: JsonObject, binding = 'RoleBinding'): JsonObject => ({
    apiVersion: rbac,
    kind: binding,
    metadata: { ...metadata, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role },
    subjects,
  });
  return {
    ...(may?.length && {
      role: own('Role', may, { name, namespace }),
      roleBinding: bound('Role', name, { name, namespace }),
    }),
    ...(mayEverywhere?.length && {
      clusterRole: own('ClusterRole', mayEverywhere, { name: everywhere }),
      clusterRoleBinding: bound('ClusterRole', everywhere, { name: everywhere }, 'ClusterRoleBinding'),
    }),
    ...Object.fromEntries(
      roles.map(one => [
        `${one.kind}-${one.name}`,
        bound(one.kind, one.name, { name: `${name}-${one.name}`, namespace }),
      ]),
    ),
  };
}

const rbac = 'rbac.authorization.k8s.io/v1';

/** A rule for each group: resources and groups of one rule are combined each with each. */
function rulesOf({ verbs, resources, names }: Permission): readonly JsonObject[] {
  const byGroup = new Map<string, string[]>();
  for (const one of resources) {
    const { group, resource } = groupedOf(one);
    byGroup.set(group, [...(byGroup.get(group) ?? []), resource]);
  }
  return [...byGroup].map(([group, list]) => ({ apiGroups: [group], resources: list, resourceNames: names, verbs }));
}

/** `deployments.apps/scale` is `deployments/scale` of `apps`. */
function groupedOf(named: string): { readonly group: string; readonly resource: string } {
  const [whole = '', ...sub] = named.split('/');
  const [plural = '', ...group] = whole.split('.');
  return { group: group.join('.'), resource: [plural, ...sub].join('/') };
}
