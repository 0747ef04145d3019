import { dnsLabel, dnsSubdomain } from '../metadata/dns-name.js';
import { labelKey } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, each, fields, follows, ifAny, ifGiven, oneOf, required } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, items } from './language/field.js';
import { ipAddress, reachable } from './values/ip.js';
import { portNumber, protocols } from './values/port.js';

const address = fields({
  ip: all(ipAddress, reachable),
  hostname: ifAny(follows(dnsLabel)),
  nodeName: ifGiven(follows(dnsSubdomain)),
});

const port = fields({
  name: ifAny(follows(dnsLabel)),
  port: field => portNumber(field.value === undefined ? { ...field, value: 0 } : field),
  protocol: required(oneOf(...protocols)),
  appProtocol: ifGiven(follows(labelKey)),
});

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateEndpoints) */
export const endpoints: Check = all(objectMeta(dnsSubdomain), fields({ subsets: each(subset) }));

function* subset(field: Field): Iterable<FieldViolation> {
  if (empty(at(field, 'addresses')) && empty(at(field, 'notReadyAddresses')))
    yield missing(field, 'a subset needs addresses or notReadyAddresses');
  yield* addresses(field);
  const ports = items(at(field, 'ports'));
  for (const one of ports) {
    if (ports.length > 1 && empty(at(one, 'name')))
      yield missing(at(one, 'name'), 'ports need names where there are several');
    yield* port(one);
  }
}

const addresses = fields({ addresses: each(address), notReadyAddresses: each(address) });
