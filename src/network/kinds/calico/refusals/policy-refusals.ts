import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Ineffective } from '../../../cni/cni.js';
import { isGlobal, refusedSelector } from './refused-selector.js';
import { ruleRefusals } from './rule-refusals.js';

/**
 * What Calico refuses of a policy, beyond what its definition says: its API server does, and its agents take for missing what was stored
 * all the same. (calico v3.31, libcalico-go/lib/validator/v3/validator.go: validateNetworkPolicy, validateGlobalNetworkPolicySpec,
 * validateNetworkPolicySpec; felix/calc/validation_filter.go)
 */
export function policyRefusals(policy: Resource): readonly Ineffective[] {
  const spec = specOf(policy);
  const isWide = policy.kind.endsWith('GlobalNetworkPolicy');
  return [
    ...nameRefusals(policy),
    ...specRefusals(spec),
    ...(isWide ? wideRefusals(spec) : []),
    ...inRules(spec, isWide),
  ];
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const policyName = new RegExp(`^(${label}[.])?${label}$|^(knp|ossg)[.]default[.]${label}([.]${label})*$`);

function nameRefusals({ name }: Resource): readonly Ineffective[] {
  if (name === '' || policyName.test(name)) return [];
  return [
    { path: ['metadata', 'name'], because: `${name} has more than one dot; a name has one at most, after its tier` },
  ];
}

function specRefusals(spec: JsonObject): readonly Ineffective[] {
  const selectors = ['selector', 'namespaceSelector', 'serviceAccountSelector'].flatMap(key => {
    const because = isGlobal(spec[key]) ? 'global() stands in the namespaceSelector of a rule alone' : undefined;
    const refused = because ?? refusedSelector(spec[key]);
    return refused === undefined ? [] : [{ path: ['spec', key], because: refused }];
  });
  const types = itemsOf(spec['types']).map(textOf);
  const repeated = types.findIndex((one, at) => types.indexOf(one) < at);
  const twice = { path: ['spec', 'types', repeated], because: `${types[repeated] ?? ''} stands there twice` };
  return [...selectors, ...(repeated >= 0 ? [twice] : [])];
}

/** Of policies that may be about traffic before it is tracked or translated. */
function wideRefusals({ preDNAT, doNotTrack, applyOnForward, egress, types }: JsonObject): readonly Ineffective[] {
  const before = preDNAT === true ? 'preDNAT' : doNotTrack === true ? 'doNotTrack' : undefined;
  if (before === undefined) return [];
  const both = preDNAT === true && doNotTrack === true;
  const goesOut = preDNAT === true && (itemsOf(egress).length > 0 || itemsOf(types).includes('Egress'));
  const place = itemsOf(egress).length > 0 ? 'egress' : 'types';
  return [
    ...(both ? [{ path: ['spec', 'preDNAT'], because: 'preDNAT and doNotTrack exclude each other' }] : []),
    ...(applyOnForward === true
      ? []
      : [{ path: ['spec', before], because: `${before} wants applyOnForward: true beside it` }]),
    ...(goesOut ? [{ path: ['spec', place], because: 'preDNAT is about what comes in alone' }] : []),
  ];
}

function inRules(spec: JsonObject, isWide: boolean): readonly Ineffective[] {
  return (['ingress', 'egress'] as const).flatMap(direction =>
    itemsOf(spec[direction]).flatMap((json, at) => {
      const [rule, path] = [objectOf(json), ['spec', direction, at]];
      return [
        ...ruleRefusals(rule, path),
        ...(direction === 'egress' ? httpOut(rule, path) : []),
        ...services(rule, path, isWide),
      ];
    }),
  );
}

function httpOut(rule: JsonObject, path: Ineffective['path']): readonly Ineffective[] {
  return isObject(rule['http']) ? [{ path: [...path, 'http'], because: 'rules about HTTP are for what comes in' }] : [];
}

/** A Service may be the far end alone, and a policy of the cluster says in which namespace it is. */
function services(rule: JsonObject, path: Ineffective['path'], isWide: boolean): readonly Ineffective[] {
  const isIngress = path[1] === 'ingress';
  const [near, far] = isIngress ? (['destination', 'source'] as const) : (['source', 'destination'] as const);
  const [own, others] = [objectOf(rule[near])['services'], objectOf(rule[far])['services']];
  const direction = isIngress ? 'ingress' : 'egress';
  const misplaced = {
    path: [...path, near, 'services'],
    because: `services stand in the ${far} of an ${direction} rule`,
  };
  const because = 'a policy of the cluster says the namespace of a Service';
  return [
    ...(isObject(own) ? [misplaced] : []),
    ...(isWide && isObject(others) && (textOf(others['namespace']) ?? '') === ''
      ? [{ path: [...path, far, 'services'], because }]
      : []),
  ];
}
