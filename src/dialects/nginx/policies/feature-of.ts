import type { PolicyName } from '#model/policies/policies.js';
import type { NginxFeature } from './feature.js';
import { features } from './features.js';

const byPolicy: { readonly [Name in PolicyName]?: NginxFeature<Name> } = features;

/** The feature of a policy, where ingress-nginx knows one. */
export function featureOf<Name extends PolicyName>(name: Name): NginxFeature<Name> | undefined {
  return byPolicy[name];
}

/** The policies that are read, in the order of their features. */
export const policyNames = Object.keys(features) as readonly (keyof typeof features)[]; // the keys of that table
