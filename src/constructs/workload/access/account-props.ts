import type { Named } from '../named.js';

/** The account that pods have with the API server, and what it may do there. */
export interface AccountProps {
  /**
   * An account that is there already, by its name or by the construct that makes it: none is written then.
   * @default - one is written, with the application's name
   */
  readonly existing?: Named;
  /**
   * Whether its token is in the pods' files: only programs that ask the API server need it.
   * @default - true where `may` or `mayEverywhere` is given
   */
  readonly token?: boolean;
  /**
   * What it may do in its namespace: a Role and a RoleBinding.
   * @default - nothing
   */
  readonly may?: readonly Permission[];
  /**
   * What it may do in all namespaces: a ClusterRole and a ClusterRoleBinding.
   * @default - nothing
   */
  readonly mayEverywhere?: readonly Permission[];
  /**
   * Roles that are there already, bound in its namespace.
   * @default - none
   */
  readonly roles?: readonly { readonly kind: 'Role' | 'ClusterRole'; readonly name: string }[];
  /**
   * Labels of the account beside those of all manifests.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the account: `eks.amazonaws.com/role-arn`.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What may be done with which resources. */
export interface Permission {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`. */
  readonly verbs: readonly string[];
  /** The resources as kubectl names them, with their group: `pods`, `deployments.apps`, `pods/log`. */
  readonly resources: readonly string[];
  /**
   * The names of the resources.
   * @default - any
   */
  readonly names?: readonly string[];
}
