import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields, ifGiven } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, number, text } from './language/field.js';
import { podTemplate, runsForever } from './pod/template.js';
import { podNameWarning, templateWarnings } from './pod/warnings.js';
import { atMostAll, countOf, intOrPercent } from './values/int-or-percent.js';
import { selection } from './workload/selection.js';

/** (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidateDeployment; pkg/registry/apps/deployment/strategy.go: WarningsOnCreate) */
export const deployment: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      fields({ replicas: atLeast(0) }),
      selection,
      fields({
        template: all(podTemplate, runsForever),
        strategy,
        minReadySeconds: atLeast(0),
        revisionHistoryLimit: atLeast(0),
        progressDeadlineSeconds: atLeast(0),
      }),
      deadline,
    ),
  }),
  podNameWarning,
  fields({ spec: fields({ template: templateWarnings }) }),
);

function* strategy(field: Field): Iterable<FieldViolation> {
  const rolling = at(field, 'rollingUpdate');
  switch (text(at(field, 'type'))) {
    case 'Recreate':
      if (given(rolling)) yield invalid(rolling, 'rollingUpdate has no place in the strategy Recreate');
      break;
    case 'RollingUpdate':
      yield* rollingUpdate(rolling);
      break;
    default:
      yield invalid(
        at(field, 'type'),
        `${quoted(text(at(field, 'type')))} is not a strategy: use Recreate or RollingUpdate`,
        field,
      );
  }
}

const bounds = ifGiven(fields({ maxUnavailable: all(intOrPercent, atMostAll), maxSurge: intOrPercent }));

function* rollingUpdate(field: Field): Iterable<FieldViolation> {
  yield* bounds(field);
  const unavailable = at(field, 'maxUnavailable');
  if (countOf(unavailable.value) === 0 && countOf(at(field, 'maxSurge').value) === 0) {
    yield invalid(unavailable, 'maxUnavailable and maxSurge cannot both be 0: no pod could be replaced');
  }
}

function* deadline(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'progressDeadlineSeconds');
  const ready = number(at(spec, 'minReadySeconds'));
  if (given(field) && number(field) <= ready)
    yield invalid(field, `progressDeadlineSeconds has to be above minReadySeconds, ${ready}`);
}
