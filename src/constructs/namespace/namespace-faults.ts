import { isName } from '../shape/hosts.js';
import { limitsFaults } from './limits.js';
import type { NamespaceProps } from './namespace-props.js';
import { podSecurityFaults, podSecurityPrefix } from '../settings/pod-security.js';
import { quotaFaults } from './quota.js';

/** What is wrong with a namespace: each fault names the prop and says what is allowed. */
export function namespaceFaults(name: string, props: NamespaceProps): readonly string[] {
  return [
    ...(isName(name) ? [] : [`name: ${name} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)`]),
    ...podSecurityFaults(props.podSecurity),
    ...labelFaults(props.labels),
    ...(props.existing === true ? foreignFaults(props) : []),
    ...quotaFaults(props.quota),
    ...limitsFaults(props.limits),
    ...limitlessFaults(props),
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
  if (quota?.cpuLimit === undefined || limits?.default?.cpu !== undefined) return [];
  return ['quota.cpuLimit: pods without a limit are refused then, and applications have none; give limits.default.cpu'];
}
