import { dnsLabel } from '../../metadata/dns-name.js';
import { labelKey } from '../../metadata/label.js';
import { fields, follows, ifGiven, oneOf, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, items, number, text } from '../language/field.js';
import { portNumber, portNumberOrName, protocols } from '../values/port.js';
import { isHeadless } from './headless.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateService, validateServicePort) */
export function* servicePorts(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'ports');
  const ports = items(list);
  const type = text(at(spec, 'type'));
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName')
    yield missing(list, 'ports is required: at least one port');
  yield* names(ports);
  for (const port of ports) yield* each(port);
  yield* nodePorts(ports, type);
  yield* twice(ports, 'port');
}

const each = fields({
  port: field => portNumber(field.value === undefined ? { ...field, value: 0 } : field),
  protocol: required(oneOf(...protocols)),
  targetPort: portNumberOrName,
  appProtocol: ifGiven(follows(labelKey)),
});

/** Ports need names where there are several. */
function* names(ports: readonly Field[]): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const port of ports) {
    const name = at(port, 'name');
    if (empty(name)) {
      if (ports.length > 1) yield missing(name, 'ports need names where there are several');
      continue;
    }
    yield* textFaults(name, text(name), dnsLabel);
    if (seen.has(text(name)))
      yield invalid(name, `port ${text(name)} is there twice; names of ports are unique in a Service`);
    seen.add(text(name));
  }
}

function* nodePorts(ports: readonly Field[], type: string): Iterable<FieldViolation> {
  for (const port of ports) {
    const field = at(port, 'nodePort');
    const value = number(field);
    if (value === 0) continue;
    if (type === 'ClusterIP') yield invalid(field, 'nodePort is for Services of type NodePort or LoadBalancer');
    else if (value < 30000 || value > 32767)
      yield invalid(field, `nodePort ${value} is out of range: 30000 to 32767 unless the cluster says otherwise`);
  }
  yield* twice(ports, 'nodePort');
}

/** A number stands once for each protocol. Different protocols may share a nodePort. */
function* twice(ports: readonly Field[], key: 'port' | 'nodePort'): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const port of ports) {
    const field = at(port, key);
    if (key === 'nodePort' && number(field) === 0) continue;
    const name = `${number(field)}/${text(at(port, 'protocol'))}`;
    if (seen.has(name)) yield invalid(field, `${key} ${name} is there twice`, key === 'port' ? port : field);
    seen.add(name);
  }
}
