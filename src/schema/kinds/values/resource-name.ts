import { labelKey } from '../../metadata/label.js';
import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** What containers can ask for. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateContainerResourceName) */
export const containerResourceName: TextRule = name => known(name, containerComplaints);

/** What a quota can bound. (same file: ValidateResourceQuotaResourceName) */
export const quotaResourceName: TextRule = name => known(name, quotaComplaints);

/** What a limit range can bound for claims. (same file: validateResourceName) */
export const resourceName: TextRule = name => known(name, () => fine);

/** Whether more of a resource can be used than was requested. (pkg/apis/core/helper/helpers.go: IsOvercommitAllowed) */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** Pages of a size that the kernel sets aside: hugepages-2Mi. (same file) */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether only whole numbers of a resource exist. (same file: IsIntegerResourceName) */
export function isCounted(name: string): boolean {
  return counted.has(name) || isExtended(name);
}

/** The resources that a quota has names for. (same file: IsStandardQuotaResourceName) */
export function isStandardQuota(name: string): boolean {
  return quota.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
}

const compute = ['cpu', 'memory', 'ephemeral-storage'];
const counts = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const counted: ReadonlySet<string> = new Set(counts);
const container: ReadonlySet<string> = new Set(compute);
const quota: ReadonlySet<string> = new Set([
  ...compute,
  ...compute.flatMap(name => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
  ...counts,
]);

function known(name: string, others: TextRule): readonly string[] {
  const complaints = labelKey(name);
  if (complaints.length > 0) return complaints;
  if (name.includes('/') || name === 'storage' || isStandardQuota(name)) return others(name);
  return ['is not a resource of Kubernetes; others have a domain, as example.com/gpu'];
}

function containerComplaints(name: string): readonly string[] {
  if (container.has(name) || isHugePages(name)) return fine;
  if (!name.includes('/'))
    return ['is not a resource of containers: use cpu, memory, ephemeral-storage or hugepages-2Mi'];
  return isNative(name) || isExtended(name) ? fine : ['is not the name of an extended resource'];
}

function quotaComplaints(name: string): readonly string[] {
  return name.includes('/') || isStandardQuota(name) ? fine : ['is not a resource that quotas know'];
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && labelKey(`requests.${name}`).length === 0;
}
