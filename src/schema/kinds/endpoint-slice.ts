import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { labelKey, labels, labelValue } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atMostItems, each, fields, follows, ifGiven, oneOf, required, uniqueBy } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, items, text } from './language/field.js';
import { ipAddress, reachable } from './values/ip.js';
import { addressOf, legacy } from '#model/addresses/address.js';
import { protocols } from './values/port.js';

const portLabel = follows(dnsLabel);

const endpoint = fields({
  addresses: all(required(undefined, 'at least one address'), atMostItems(100)),
  nodeName: ifGiven(follows(dnsSubdomain)),
  deprecatedTopology: labels,
  hostname: ifGiven(follows(dnsLabel)),
  hints: fields({
    forZones: all(atMostItems(8), uniqueBy('name'), each(fields({ name: follows(labelValue) }))),
    forNodes: all(atMostItems(8), uniqueBy('name'), each(fields({ name: follows(dnsSubdomain) }))),
  }),
});

/** (kubernetes v1.36.0, pkg/apis/discovery/validation/validation.go: ValidateEndpointSlice) */
export const endpointSlice: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    addressType: required(oneOf('IPv4', 'IPv6', 'FQDN'), 'IPv4, IPv6 or FQDN'),
    ports: all(
      atMostItems(20000),
      uniqueBy('name', () => true),
      each(
        fields({
          name: field => (text(field) === '' ? [] : portLabel(field)),
          protocol: oneOf(...protocols),
          appProtocol: ifGiven(follows(labelKey)),
        }),
      ),
    ),
    endpoints: all(atMostItems(1000), each(endpoint)),
  }),
  addresses,
);

function* addresses(root: Field): Iterable<FieldViolation> {
  const type = text(at(root, 'addressType'));
  for (const one of items(at(root, 'endpoints'))) {
    for (const address of items(at(one, 'addresses'))) yield* addressOfType(address, type);
  }
}

function* addressOfType(field: Field, type: string): Iterable<FieldViolation> {
  if (type === 'FQDN') {
    yield* follows(dnsSubdomain)({ ...field, value: text(field).replace(/\.$/, '') });
    if (!text(field).includes('.')) yield invalid(field, `${quoted(text(field))} is not a whole domain name`);
  }
  if (type !== 'IPv4' && type !== 'IPv6') return;
  for (const fault of ipAddress(field))
    yield type === 'IPv6' ? { ...fault, kind: 'invalid-value', severity: 'error' } : fault;
  const family = addressOf(text(field), legacy)?.family;
  if (family !== undefined && `IPv${family}` !== type) yield invalid(field, `${text(field)} is not an ${type} address`);
  yield* reachable(field);
}
