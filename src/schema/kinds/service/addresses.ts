import { fields, each, oneOf } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text, texts } from '../language/field.js';
import { ipAddress, ipCalled, reachable } from '../values/ip.js';
import { addressOf, legacy } from '#model/addresses/address.js';
import { isHeadless } from './headless.js';

/** `clusterIP` is called `clusterIPs[0]`. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateServiceClusterIPsRelatedFields) */
export function* serviceAddresses(spec: Field): Iterable<FieldViolation> {
  const type = text(at(spec, 'type'));
  if (isHeadless(spec) && (type === 'LoadBalancer' || type === 'NodePort')) {
    yield invalid(addressFields(spec)[0] ?? spec, `clusterIP None has no place in a Service of type ${type}`, {
      parent: at(spec, 'clusterIPs'),
      key: 0,
      value: undefined,
      minor: spec.minor,
    });
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

function* agreement(spec: Field): Iterable<FieldViolation> {
  const one = text(at(spec, 'clusterIP'));
  const list = at(spec, 'clusterIPs');
  const first = texts(list)[0];
  if (first === undefined || first === one) return;
  if (one === '') yield invalid(list, 'clusterIPs needs clusterIP to be its first address', list);
  else
    yield invalid(list, `clusterIPs begins with ${quoted(first)} and clusterIP is ${quoted(one)}; they have to agree`);
}

function* families(spec: Field): Iterable<FieldViolation> {
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

function* clusterIPs(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'clusterIPs');
  const addresses = addressFields(spec);
  const familyList = texts(at(spec, 'ipFamilies'));
  for (const [index, field] of addresses.entries()) {
    const called: Field = { parent: list, key: index, value: undefined, minor: spec.minor };
    if (index > 0 || text(field) !== 'None') {
      yield* ipCalled(field, called, text(field));
      yield* ofFamily(field, called, familyList[index]);
    } else if (addresses.length > 1) yield invalid(list, 'None has to be the only one of clusterIPs');
  }
  if (addresses.length > 2) yield invalid(list, 'clusterIPs may have two addresses');
  const [first, second] = addresses.slice(0, 2).map(field => addressOf(text(field), legacy)?.family);
  if (first !== undefined && first === second)
    yield invalid(list, `clusterIPs has two addresses of IPv${first}; one of each family is allowed`);
}

function* ofFamily(field: Field, called: Field, family: string | undefined): Iterable<FieldViolation> {
  const address = addressOf(text(field), legacy);
  if (family === undefined || !address || family === `IPv${address.family}`) return;
  yield invalid(field, `${quoted(text(field))} is not of the family that ipFamilies has for it, ${family}`, called);
}

/** Where the addresses stand: in the list, or in `clusterIP` alone. */
function addressFields(spec: Field): readonly Field[] {
  const list = items(at(spec, 'clusterIPs'));
  const single = at(spec, 'clusterIP');
  return list.length > 0 || empty(single) ? list : [single];
}
