import { isName } from '../shape/hosts.js';
import { contradictions, isMore, limitsFaults } from './limits.js';
import type { Limits } from './limits.js';
import type { NamespaceProps } from './namespace-props.js';
import { podSecurityFaults, podSecurityPrefix } from '../settings/pod-security.js';
import type { Quota } from './quota.js';
import { quotaFaults } from './quota.js';

/** What is wrong with a namespace: each fault names the prop and says what is allowed. */
export function namespaceFaults(name: string, props: NamespaceProps): readonly string[] {
  return [
    ...(isName(name) ? [] : [`name: ${name} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)`]),
    ...systemFaults(name, props),
    ...podSecurityFaults(props.podSecurity),
    ...labelFaults(props.labels),
    ...(props.existing === true ? foreignFaults(props) : []),
    ...quotaFaults(props.quota),
    ...limitsFaults(props.limits),
    ...contradictions(props.limits),
    ...limitlessFaults(props),
    ...usualFaults(props),
  ];
}

/** Names that begin so are the cluster's own, and what denies by default there cuts all pods off from its DNS. */
function systemFaults(name: string, { existing = false, denies = 'both' }: NamespaceProps): readonly string[] {
  if (!name.startsWith('kube-') || (existing && denies === 'none')) return [];
  return [
    `name: ${name} is a namespace of Kubernetes itself, and what closes it by default closes its DNS too; give another, or existing: true and denies: 'none'`,
  ];
}

/** (kubernetes v1.36, staging/src/k8s.io/api/core/v1/well_known_labels.go: LabelMetadataName is the API server's) */
function labelFaults(labels: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(labels).flatMap(key => {
    if (key.startsWith(podSecurityPrefix))
      return [`labels.${key}: pod security is said by podSecurity; leave the label away`];
    return key === 'kubernetes.io/metadata.name' ? [`labels.${key}: the API server sets it; leave the label away`] : [];
  });
}

function foreignFaults(props: NamespaceProps): readonly string[] {
  const told = (['podSecurity', 'labels', 'annotations'] as const).filter(key => props[key] !== undefined);
  return told.map(key => `${key}: somebody else makes the namespace (existing), and says so there; leave it away`);
}

/** (kubernetes v1.36, pkg/quota/v1/evaluator/core/pods.go: Constraints) */
function limitlessFaults({ quota, limits }: NamespaceProps): readonly string[] {
  if (quota?.cpuLimit === undefined || (limits?.default?.cpu ?? limits?.max?.cpu) !== undefined) return [];
  return ['quota.cpuLimit: pods without a limit are refused then, and applications have none; give limits.default.cpu'];
}

/** What a container gets that says nothing is more than all may have together: then it alone never starts. */
function usualFaults({ quota = {}, limits = {} }: NamespaceProps): readonly string[] {
  return (['cpu', 'memory'] as const).flatMap(name => {
    const asked = limits.defaultRequest?.[name] === undefined ? 'default' : 'defaultRequest';
    return [...usual(quota, name, limits, asked, name), ...usual(quota, `${name}Limit`, limits, 'default', name)];
  });
}

function usual(
  quota: Quota,
  key: 'cpu' | 'memory' | 'cpuLimit' | 'memoryLimit',
  limits: Limits,
  from: 'default' | 'defaultRequest',
  name: 'cpu' | 'memory',
): readonly string[] {
  const [least, most] = [limits[from]?.[name], quota[key]];
  if (most === undefined || !isMore(most, '0') || !isMore(least, most)) return [];
  return [
    `quota.${key}: ${most} is less than limits.${from}.${name}, ${least ?? ''}, which a container has that says nothing; give more, or less there`,
  ];
}
