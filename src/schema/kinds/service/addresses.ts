import { fields, each, oneOf } from '../language/check.js';
import type { Fault } from '../language/fault.js';
import { invalid, quoted } from '../language/fault.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text, texts } from '../language/field.js';
import { ipAddress, ipCalled, reachable } from '../values/ip.js';
import { addressOf } from '../values/ip-address.js';
import { clusterIPsOf, isHeadless } from './headless.js';

/** `clusterIP` is called `clusterIPs[0]`. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateServiceClusterIPsRelatedFields) */
export function* serviceAddresses(spec: Field): Iterable<Fault> {
  const type = text(at(spec, 'type'));
  if (isHeadless(spec) && (type === 'LoadBalancer' || type === 'NodePort')) {
    yield invalid(clusterIPAt(spec, 0), `clusterIP None has no place in a Service of type ${type}`, called(spec, 0));
  }
  if (type !== 'ExternalName') {
    yield* agreement(spec);
    yield* families(spec);
    yield* clusterIPs(spec);
  }
  for (const field of items(at(spec, 'externalIPs'))) {
    yield* ipAddress(field);
    yield* reachable(field);
  }
}

const familyNames = fields({
  ipFamilies: each(oneOf('IPv4', 'IPv6')),
  ipFamilyPolicy: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
});

function* agreement(spec: Field): Iterable<Fault> {
  const one = text(at(spec, 'clusterIP'));
  const list = at(spec, 'clusterIPs');
  const first = texts(list)[0];
  if (first === undefined || first === one) return;
  if (one === '') yield invalid(list, 'clusterIPs needs clusterIP to be its first address', list);
  else
    yield invalid(list, `clusterIPs begins with ${quoted(first)} and clusterIP is ${quoted(one)}; they have to agree`);
}

function* families(spec: Field): Iterable<Fault> {
  yield* familyNames(spec);
  const list = items(at(spec, 'ipFamilies'));
  const [first, second] = list;
  if (first && second && text(first) === text(second)) yield invalid(second, `${text(second)} is there twice`);
  const policy = at(spec, 'ipFamilyPolicy');
  const single = !given(policy) || text(policy) === 'SingleStack';
  const headlessWithoutSelector = isHeadless(spec) && empty(at(spec, 'selector'));
  if (
    list.length === 2 &&
    single &&
    !(headlessWithoutSelector && !given(policy)) &&
    text(first ?? spec) !== text(second ?? spec)
  ) {
    yield invalid(policy, 'ipFamilyPolicy has to be PreferDualStack or RequireDualStack for two ipFamilies');
  }
}

function* clusterIPs(spec: Field): Iterable<Fault> {
  const addresses = clusterIPsOf(spec);
  for (const [index, address] of addresses.entries()) {
    if (index === 0 && address === 'None') {
      if (addresses.length > 1) yield invalid(at(spec, 'clusterIPs'), 'None has to be the only one of clusterIPs');
      continue;
    }
    yield* ipCalled(clusterIPAt(spec, index), called(spec, index), address);
    yield* ofItsFamily(spec, index, address);
  }
  if (addresses.length > 2) yield invalid(at(spec, 'clusterIPs'), 'clusterIPs may have two addresses');
  const [first, second] = addresses.map(address => addressOf(address)?.family);
  if (first !== undefined && first === second)
    yield invalid(at(spec, 'clusterIPs'), `clusterIPs has two addresses of IPv${first}; one of each family is allowed`);
}

function* ofItsFamily(spec: Field, index: number, value: string): Iterable<Fault> {
  const family = texts(at(spec, 'ipFamilies'))[index];
  const address = addressOf(value);
  if (family === undefined || !address || family === `IPv${address.family}`) return;
  yield invalid(
    clusterIPAt(spec, index),
    `${quoted(value)} is not of the family ipFamilies[${index}], ${family}`,
    called(spec, index),
  );
}

function clusterIPAt(spec: Field, index: number): Field {
  return items(at(spec, 'clusterIPs'))[index] ?? at(spec, 'clusterIP');
}

function called(spec: Field, index: number): Field {
  const list = at(spec, 'clusterIPs');
  return { parent: list, key: index, value: undefined, minor: spec.minor };
}
