import { dnsLabel } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, each, fields, follows, ifAny, oneOf, since, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted, warning } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, items, number, text } from './language/field.js';
import { nameless, runsForever } from './pod/template.js';
import { templateWarnings } from './pod/warnings.js';
import { claimSpec } from './values/claim-spec.js';
import { atMostAll, countOf, intOrPercent } from './values/int-or-percent.js';
import { selection } from './workload/selection.js';

const retention = oneOf('Retain', 'Delete');

/** Names become host names of pods. Claims are looked into from 1.34 on, the name of the Service from 1.33 on: that is when the checks appear in the file. (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidateStatefulSet) */
export const statefulSet: Check = all(
  objectMeta(dnsLabel),
  fields({
    spec: all(
      fields({
        podManagementPolicy: oneOf('OrderedReady', 'Parallel'),
        updateStrategy,
        persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: retention, whenScaled: retention }),
        volumeClaimTemplates: since(34, each(fields({ spec: claimSpec }))),
        replicas: atLeast(0),
        minReadySeconds: atLeast(0),
        ordinals: fields({ start: atLeast(0) }),
        serviceName: since(33, ifAny(follows(dnsLabel))),
      }),
      selection,
      pods,
      fields({ template: all(runsForever, templateWarnings), revisionHistoryLimit: since(33, revisionHistoryLimit) }),
    ),
  }),
);

function* updateStrategy(field: Field): Iterable<FieldViolation> {
  const rolling = at(field, 'rollingUpdate');
  switch (text(at(field, 'type'))) {
    case 'OnDelete':
      if (given(rolling)) yield invalid(rolling, 'rollingUpdate has no place in the update strategy OnDelete');
      break;
    case 'RollingUpdate':
      yield* rollingUpdate(rolling);
      break;
    default:
      yield invalid(
        at(field, 'type'),
        `${quoted(text(at(field, 'type')))} is not an update strategy: use RollingUpdate or OnDelete`,
        field,
      );
  }
}

const rolls = fields({ partition: atLeast(0), maxUnavailable: all(intOrPercent, atMostAll) });

function* rollingUpdate(field: Field): Iterable<FieldViolation> {
  yield* rolls(field);
  const unavailable = at(field, 'maxUnavailable');
  if (given(unavailable) && countOf(unavailable.value) === 0)
    yield invalid(unavailable, 'maxUnavailable cannot be 0: no pod could be replaced');
}

/** Each claim is a volume of the template, and the API server calls it so. (same file: volumesToAddForTemplates) */
function* pods(field: Field): Iterable<FieldViolation> {
  const claims = items(at(field, 'volumeClaimTemplates'));
  const volumes = at(field, 'template', 'spec', 'volumes');
  for (const [index, claim] of claims.entries()) {
    const name = at(claim, 'metadata', 'name');
    const called = at({ parent: volumes, key: index, value: undefined, minor: field.minor }, 'name');
    if (empty(name)) yield missing(name, 'a claim needs a name: that of the volume that mounts use', called);
    else yield* textFaults(name, text(name), dnsLabel, called);
  }
  const names = claims.map(claim => text(at(claim, 'metadata', 'name'))).filter(name => name !== '');
  yield* nameless(at(field, 'template'), names);
}

/** (pkg/registry/apps/statefulset/strategy.go: WarningsOnCreate) */
function* revisionHistoryLimit(field: Field): Iterable<FieldViolation> {
  if (number(field) < 0) yield warning(field, 'revisionHistoryLimit below 0 keeps every revision for ever');
}
