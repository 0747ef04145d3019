import { nameOfNamed } from '../named.js';
import type { AccountProps, Permission } from './account-props.js';

/** What is wrong with an account. */
export function accountFaults(account: AccountProps = {}): readonly string[] {
  const lists = Object.entries({ may: account.may ?? [], mayEverywhere: account.mayEverywhere ?? [] });
  const odd =
    account.existing === undefined ? [] : Object.keys(account).filter(key => key === 'labels' || key === 'annotations');
  return [
    ...lists.flatMap(([list, all]) => all.flatMap((one, at) => permissionFaults(one, `account.${list}.${at}`))),
    ...odd.map(
      key =>
        `account.${key}: the account ${nameOfNamed(account.existing ?? '')} is not written here; leave \`existing\` or this away`,
    ),
  ];
}

/** Who allows what there is not allows nothing, and nobody says so but the program that is refused. */
function permissionFaults({ verbs, resources }: Permission, prop: string): readonly string[] {
  return [
    ...(verbs.length > 0 ? [] : [`${prop}.verbs: the list is empty; name one, such as get`]),
    ...(resources.length > 0 ? [] : [`${prop}.resources: the list is empty; name one, such as pods`]),
    ...verbs.flatMap((verb, at) => verbFaults(verb, `${prop}.verbs.${at}`)),
    ...resources.flatMap((one, at) => resourceFaults(one, `${prop}.resources.${at}`)),
  ];
}

/** What people say, and the verbs that mean it. (kubernetes.io, docs/reference/access-authn-authz/authorization: request verbs) */
const meantVerbs: Readonly<Record<string, string>> = {
  read: 'get, list, watch',
  view: 'get, list, watch',
  write: 'create, update, patch, delete',
  edit: 'update, patch',
  remove: 'delete',
  all: '*',
};

function verbFaults(verb: string, prop: string): readonly string[] {
  const lower = verb.toLowerCase();
  const meant = Object.hasOwn(meantVerbs, lower) ? meantVerbs[lower] : lower === verb ? undefined : lower;
  return meant === undefined ? [] : [`${prop}: the API server knows no verb ${verb}; name ${meant}`];
}

/** The groups of the resources that people mean by their name alone. */
const groups: Readonly<Record<string, string>> = {
  deployments: 'apps',
  statefulsets: 'apps',
  daemonsets: 'apps',
  replicasets: 'apps',
  jobs: 'batch',
  cronjobs: 'batch',
  ingresses: 'networking.k8s.io',
  networkpolicies: 'networking.k8s.io',
  horizontalpodautoscalers: 'autoscaling',
  poddisruptionbudgets: 'policy',
  roles: 'rbac.authorization.k8s.io',
  rolebindings: 'rbac.authorization.k8s.io',
  leases: 'coordination.k8s.io',
  endpointslices: 'discovery.k8s.io',
  customresourcedefinitions: 'apiextensions.k8s.io',
};

function resourceFaults(resource: string, prop: string): readonly string[] {
  const [whole = '', ...sub] = resource.split('/');
  const [plural = '', ...group] = whole.split('.');
  const lower = plural.toLowerCase();
  const known = Object.hasOwn(groups, lower) ? groups[lower] : undefined;
  const own = group.length > 0 ? group.join('.') : known;
  const meant = [own === undefined ? lower : `${lower}.${own}`, ...sub].join('/');
  if (meant === resource) return [];
  const because = lower === plural ? `is of the group ${own ?? ''}` : 'is in small letters there';
  return [`${prop}: ${plural} ${because}; name ${meant}`];
}
