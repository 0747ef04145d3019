import { fields, oneOf, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, items, number, text } from '../language/field.js';
import { portName, portNumber, protocols } from '../values/port.js';
import { isOnHostNetwork } from './pod-view.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateContainerPorts) */
export function* containerPorts(list: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const port of items(list)) {
    const name = at(port, 'name');
    const complaints = empty(name) ? [] : textFaults(name, text(name), portName);
    yield* complaints;
    if (seen.has(text(name))) yield invalid(name, `port ${text(name)} is there twice in the container`);
    if (!empty(name) && complaints.length === 0) seen.add(text(name));
    yield* portFields(port);
  }
}

const portFields = fields({
  containerPort: field => (number(field) === 0 ? missingPort({ ...field, value: undefined }) : portNumber(field)),
  hostPort: field => (number(field) === 0 ? [] : portNumber(field)),
  protocol: required(oneOf(...protocols)),
});

const missingPort = required();

/** One port of the node for one container. (same file: AccumulateUniqueHostPorts) */
export function* hostPorts(containers: readonly Field[]): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const port of containers.flatMap(container => items(at(container, 'ports')))) {
    const field = at(port, 'hostPort');
    if (number(field) === 0) continue;
    const key = `${text(at(port, 'protocol'))}/${text(at(port, 'hostIP'))}/${number(field)}`;
    if (seen.has(key)) yield invalid(field, `hostPort ${number(field)} is there twice`);
    seen.add(key);
  }
}

/** On the network of the node a port is the node's. (same file: validatePodHostNetworkDeps) */
export function* portsOnHostNetwork(spec: Field, single: boolean): Iterable<FieldViolation> {
  if (!isOnHostNetwork(spec)) return;
  for (const port of items(at(spec, 'containers')).flatMap(container => items(at(container, 'ports')))) {
    const host = at(port, 'hostPort');
    if ((single || number(host) !== 0) && number(host) !== number(at(port, 'containerPort'))) {
      yield invalid(host, 'hostPort has to be containerPort where hostNetwork is true; leave it out');
    }
  }
}
