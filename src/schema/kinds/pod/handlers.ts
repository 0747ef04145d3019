import type { Check } from '../language/check.js';
import { all, atLeast, fields, oneOf, required, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, given, items, number, stands, text } from '../language/field.js';
import { portNumber, portNumberOrName } from '../values/port.js';
import type { PodView } from './pod-view.js';

/** How a container is asked or told something. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateHandler) */
const handlers: readonly (readonly [string, Check])[] = [
  ['exec', fields({ command: required(undefined, 'the command to run') })],
  ['httpGet', all(fields({ port: portNumberOrName, scheme: oneOf('HTTP', 'HTTPS') }), headers)],
  ['tcpSocket', fields({ port: portNumberOrName })],
  ['grpc', fields({ port: field => portNumber({ ...field, value: number(field) }) })],
];

/** Whether a container lives, is ready or has started. (same file: validateProbe) */
export function* probes(container: Field): Iterable<FieldViolation> {
  for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = at(container, key);
    if (!given(probe)) continue;
    yield* oneHandler(probe, handlers);
    yield* times(probe);
    yield* ofItsKind(probe, key);
  }
}

/** What a container does when it starts and ends. (same file: validateLifecycle) */
export function* lifecycle(container: Field, pod: PodView): Iterable<FieldViolation> {
  if (!stands(container, 'lifecycle')) return;
  const withSleep: readonly (readonly [string, Check])[] = [
    ...handlers.filter(([key]) => key !== 'grpc'),
    ['sleep', sleep => sleepFaults(sleep, pod)],
  ];
  for (const key of ['postStart', 'preStop']) {
    const hook = at(container, 'lifecycle', key);
    if (given(hook)) yield* oneHandler(hook, withSleep);
  }
}

function* oneHandler(field: Field, known: readonly (readonly [string, Check])[]): Iterable<FieldViolation> {
  const present = known.filter(([key]) => given(at(field, key)));
  const [first, ...others] = present;
  if (first) yield* first[1](at(field, first[0]));
  else yield missing(field, `${field.key} needs one of ${known.map(([key]) => key).join(', ')}`);
  for (const [key] of others)
    yield invalid(at(field, key), `${field.key} has one handler; ${first?.[0] ?? ''} stands there already`);
}

const times = fields({
  initialDelaySeconds: atLeast(0),
  timeoutSeconds: atLeast(0),
  periodSeconds: atLeast(0),
  successThreshold: atLeast(0),
  failureThreshold: atLeast(0),
  terminationGracePeriodSeconds: atLeast(1),
});

function* ofItsKind(probe: Field, key: string): Iterable<FieldViolation> {
  const grace = at(probe, 'terminationGracePeriodSeconds');
  const successes = at(probe, 'successThreshold');
  if (key === 'readinessProbe') {
    if (given(grace)) yield invalid(grace, 'terminationGracePeriodSeconds has no place in a readinessProbe');
  } else if (given(successes) && number(successes) !== 1)
    yield invalid(successes, `successThreshold of a ${key} has to be 1`);
}

/** The API server points at the list. */
function* headers(get: Field): Iterable<FieldViolation> {
  const list = at(get, 'httpHeaders');
  for (const header of items(list)) yield* textFaults(at(header, 'name'), text(at(header, 'name')), headerName, list);
}

function headerName(name: string): readonly string[] {
  return /^[-A-Za-z0-9]+$/.test(name) ? [] : ['is not the name of a header: letters, digits and "-" are allowed'];
}

/** Not to sleep at all is allowed from 1.33 on. (pkg/features/kube_features.go: PodLifecycleSleepActionAllowZero) */
function* sleepFaults(sleep: Field, pod: PodView): Iterable<FieldViolation> {
  const seconds = number(at(sleep, 'seconds'));
  const least = sleep.minor >= 33 ? 0 : 1;
  if (seconds < least || seconds > pod.grace)
    yield invalid(
      at(sleep, 'seconds'),
      `${seconds} is out of range: ${least} to terminationGracePeriodSeconds, ${pod.grace}`,
      sleep,
    );
}
