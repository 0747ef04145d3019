import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, each, fields, follows, ifGiven, oneOf } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, items, number, text } from './language/field.js';
import { cidr } from './values/ip.js';
import { legacy } from '#model/addresses/address.js';
import type { Block } from '#model/addresses/block.js';
import { blockOfCidr, cidrOf, holdsBlock } from '#model/addresses/block.js';
import { labelSelector } from './values/label-selector.js';
import { portName, portNumber, protocols } from './values/port.js';

/** (kubernetes v1.36.0, pkg/apis/networking/validation/validation.go: ValidateNetworkPolicy) */
export const networkPolicy: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: fields({
      podSelector: labelSelector,
      ingress: each(fields({ ports: each(port), from: each(peer) })),
      egress: each(fields({ ports: each(port), to: each(peer) })),
      policyTypes,
    }),
  }),
);

function* port(field: Field): Iterable<FieldViolation> {
  yield* protocol(at(field, 'protocol'));
  const from = at(field, 'port');
  const end = at(field, 'endPort');
  if (typeof from.value === 'string') yield* follows(portName)(from);
  else yield* portNumber(from);
  if (!given(end)) return;
  if (!given(from)) yield invalid(end, 'endPort needs a port to begin with');
  else if (typeof from.value === 'string')
    yield invalid(end, `endPort needs a port by number; ${quoted(from.value)} is a name`);
  else {
    if (number(end) < number(from)) yield invalid(end, `endPort ${number(end)} is below port ${number(from)}`);
    yield* portNumber(end);
  }
}

const protocol = oneOf(...protocols);

function* peer(field: Field): Iterable<FieldViolation> {
  const block = at(field, 'ipBlock');
  const selectors = [at(field, 'podSelector'), at(field, 'namespaceSelector')].filter(given);
  for (const selector of selectors) yield* labelSelector(selector);
  yield* ifGiven(ipBlock)(block);
  if (given(block) && selectors.length > 0)
    yield invalid(field, 'a peer is an ipBlock or selectors, not both; write two peers');
  if (!given(block) && selectors.length === 0) {
    yield missing(
      field,
      'a peer needs a podSelector, a namespaceSelector or an ipBlock; for anyone leave the list out',
    );
  }
}

function* ipBlock(field: Field): Iterable<FieldViolation> {
  const block = at(field, 'cidr');
  if (empty(block)) yield missing(block, 'cidr is required');
  else yield* cidr(block);
  const whole = networkOf(text(block));
  for (const except of whole ? items(at(field, 'except')) : []) {
    yield* cidr(except);
    const inner = networkOf(text(except));
    if (whole && inner && !isPartOf(whole, inner)) {
      yield invalid(except, `${quoted(text(except))} is not a part of ${text(block)}, so it excepts nothing`);
    }
  }
}

function networkOf(cidrText: string): Block | undefined {
  const network = cidrOf(cidrText, legacy);
  return network && blockOfCidr(network);
}

/** The whole is no part of itself. */
function isPartOf(whole: Block, inner: Block): boolean {
  return holdsBlock(whole, inner) && inner.length > whole.length;
}

/** More than two are refused before any is looked at. */
function* policyTypes(field: Field): Iterable<FieldViolation> {
  const types = items(field);
  if (types.length > 2)
    yield invalid(field, `${types.length} policyTypes stand there; there are only Ingress and Egress`);
  for (const type of types.length > 2 ? [] : types) {
    if (text(type) !== 'Ingress' && text(type) !== 'Egress')
      yield invalid(type, `${quoted(text(type))} is not a policyType: use Ingress or Egress`);
  }
}
