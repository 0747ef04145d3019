import { itemsOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';

/**
 * Whether a Service has a load balancer that takes connections from everywhere: not one in the own network of the cloud, as the
 * annotations of AWS, Azure, Google and others ask for (their keys or their value say `internal`), nor one that lets in certain blocks alone.
 */
export function isPublicLoadBalancer(service: Resource): boolean {
  const { type, loadBalancerSourceRanges, loadBalancerClass } = specOf(service);
  if (type !== 'LoadBalancer' || itemsOf(loadBalancerSourceRanges).length > 0) return false;
  if (/internal|private|tailscale/.test(textOf(loadBalancerClass) ?? '')) return false;
  return !Object.entries(annotationsOf(service)).some(
    ([key, value]) => isInternal(key, value) || key.includes('source-ranges'),
  );
}

function isInternal(key: string, value: string): boolean {
  return (/internal/i.test(key) && value !== 'false') || /^internal$/i.test(value);
}
