import type { FieldViolation } from '../language/field-violation.js';
import { quoted, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, fieldText, number, text } from '../language/field.js';

/** Variables and ports that stand in each other's way. (kubernetes v1.36.0, pkg/api/pod/warnings.go: warningsForPodSpecAndMeta) */
export function* containerWarnings(containers: readonly Field[]): Iterable<FieldViolation> {
  for (const container of containers) yield* hiddenVariables(container);
  const ports = containers.flatMap(container => items(at(container, 'ports')));
  for (const port of ports) {
    if (!empty(at(port, 'hostIP')) && number(at(port, 'hostPort')) === 0)
      yield warning(port, 'hostIP does nothing without hostPort');
  }
  yield* samePorts(ports);
  yield* sameNames(ports);
}

/** A variable may build on the one before it: $(PATH). */
function* hiddenVariables(container: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const variable of items(at(container, 'env'))) {
    const name = text(at(variable, 'name'));
    const value = text(at(variable, 'value'));
    const reference = `$(${name})`;
    const builds = !given(at(variable, 'valueFrom')) && value !== reference && value.includes(reference);
    if (seen.has(name) && !builds)
      yield warning(variable, `${quoted(name)} hides the variable of that name above, and apply may drop it`);
    seen.add(name);
  }
}

/** A port with its place on the node. Each is compared with the first of its kind only: the work stays linear. */
function* samePorts(ports: readonly Field[]): Iterable<FieldViolation> {
  const exact = new Map<string, Field>();
  const hostless = new Map<string, Field>();
  const any = new Map<string, Field>();
  for (const port of ports) {
    const key = `${number(at(port, 'containerPort'))}/${text(at(port, 'protocol'))}`;
    const host = number(at(port, 'hostPort'));
    const place = `${key} ${text(at(port, 'hostIP'))} ${host}`;
    const same = exact.get(place);
    const other = host === 0 ? any.get(key) : hostless.get(key);
    if (same) yield warning(port, `the port is there twice: see ${fieldText(same)}`);
    else if (other) yield warning(port, `the port overlaps with ${fieldText(other)}`);
    if (!same) exact.set(place, port);
    if (host === 0 && !hostless.has(key)) hostless.set(key, port);
    if (!any.has(key)) any.set(key, port);
  }
}

function* sameNames(ports: readonly Field[]): Iterable<FieldViolation> {
  const seen = new Map<string, Field>();
  for (const port of ports) {
    const name = text(at(port, 'name'));
    const other = seen.get(name);
    if (name !== '' && other)
      yield warning(port, `port ${name} is there twice; Services and probes that name it use ${fieldText(other)}`);
    else seen.set(name, port);
  }
}
