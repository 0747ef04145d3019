import type { PolicySet } from '#model/policies/policies.js';
import { accessFaults, accessPolicies } from './access/access-policies.js';
import { backendFaults, backendPolicies } from './backends/backends-policies.js';
import type { Exposure, Policies } from './exposure.js';
import { headerFaults, headerPolicies } from './headers/headers-policies.js';
import { limitFaults, limitPolicies } from './limits/limits-policies.js';
import { redirectPolicies } from './redirects/redirects-policies.js';
import { servingPolicies } from './serving/serving-policies.js';

/** The policies that an exposure asks for, of a route in a namespace. `tls`: the route has a certificate. */
export function policiesOf(exposure: Exposure, tls: boolean, namespace: string): PolicySet {
  const { repeated } = exposure;
  return {
    ...setOf(exposure, tls, namespace),
    ...(repeated && { repeated: { sets: repeated.map(one => setOf(one, false, namespace)) } }),
  };
}

function setOf(props: Policies, tls: boolean, namespace: string): PolicySet {
  return {
    ...redirectPolicies(props, tls),
    ...accessPolicies(props),
    ...headerPolicies(props),
    ...limitPolicies(props),
    ...backendPolicies(props, namespace),
    ...servingPolicies(props),
  };
}

/** What is wrong with the policies that an exposure asks for, beyond each prop by itself: each fault names the prop. */
export function policyFaults(exposure: Exposure, namespace: string): readonly string[] {
  const repeated = exposure.repeated ?? [];
  return [
    ...faultsOf(exposure, namespace),
    ...repeated.flatMap((one, at) => faultsOf(one, namespace).map(fault => `repeated.${at}.${fault}`)),
  ];
}

function faultsOf(props: Policies, namespace: string): readonly string[] {
  return [...accessFaults(props), ...headerFaults(props), ...limitFaults(props), ...backendFaults(props, namespace)];
}
