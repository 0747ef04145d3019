import fc from 'fast-check';
import type { Policies, PolicyName, PolicySet } from '#model/policies/policies.js';
import { access } from './access.js';
import { backends } from './backends.js';
import { headers } from './headers.js';
import { limits } from './limits.js';
import { redirects } from './redirects.js';
import { serving } from './serving.js';

const single = { ...redirects, ...headers, ...access, ...limits, ...backends, ...serving };

/** What an author may ask for by each policy, odd and right, what cannot be done by a controller among it: a policy without values does not compile. */
export const policyValues: { readonly [Name in PolicyName]: fc.Arbitrary<Policies[Name]> } = {
  ...single,
  repeated: fc
    .tuple(single.requestHeaders, single.clientAddresses)
    .map(([requestHeaders, clientAddresses]) => ({ sets: [{ requestHeaders }, { clientAddresses }] })),
};

export const policyNames = Object.keys(policyValues) as PolicyName[]; // the keys of a record of them

/** Without which others mean nothing. */
const companions: { readonly [Name in PolicyName]?: PolicySet } = {
  backendTls: { backendProtocol: { protocol: 'https' } },
};

const mostly = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

/** One policy by its name, with a value; mostly with what it needs to mean something. */
export function policyOf(name: PolicyName): fc.Arbitrary<PolicySet> {
  const values = policyValues[name] as fc.Arbitrary<Policies[PolicyName]>; // of the name
  return fc.tuple(values, mostly).map(([value, helped]) => ({ ...(helped && companions[name]), [name]: value }));
}

// What most routes ask for is asked for more often, so that routes can be written whatever a controller lacks.
const usual: readonly PolicyName[] = ['httpsRedirect', 'pathRewrite', 'rateLimit'];

const one = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...usual).chain(policyOf) },
  { weight: 1, arbitrary: fc.constantFrom(...policyNames).chain(policyOf) },
);

/** Few policies: none, one, or two or three together. */
export const policySets: fc.Arbitrary<PolicySet> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<PolicySet>({}) },
  { weight: 4, arbitrary: one },
  { weight: 2, arbitrary: fc.tuple(one, one).map(together) },
  { weight: 1, arbitrary: fc.tuple(one, one, one).map(together) },
);

function together(sets: readonly PolicySet[]): PolicySet {
  return Object.assign({}, ...sets) as PolicySet; // each names one policy
}
