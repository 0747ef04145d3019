import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, atLeast, fields } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, given, text } from './language/field.js';
import { podTemplate, runsForever } from './pod/template.js';
import { templateWarnings } from './pod/warnings.js';
import { atMostAll, countOf, intOrPercent } from './values/int-or-percent.js';
import { labelSelector, selectsAll } from './values/label-selector.js';
import { selectsTemplate } from './workload/selection.js';

/** (kubernetes v1.36.0, pkg/apis/apps/validation/validation.go: ValidateDaemonSet) */
export const daemonSet: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      selector,
      fields({
        template: all(podTemplate, runsForever, templateWarnings),
        minReadySeconds: atLeast(0),
        updateStrategy,
        revisionHistoryLimit: atLeast(0),
      }),
    ),
  }),
);

/** Without a selector nothing is selected, so not the template either. */
function* selector(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'selector');
  yield* labelSelector(field);
  if (!given(field))
    yield invalid(at(spec, 'template', 'metadata', 'labels'), 'spec.selector is required: the labels of the template');
  else yield* selectsTemplate(spec);
  if (given(field) && selectsAll(field))
    yield invalid(field, 'a selector that is empty would select every pod; name the labels of the template');
}

function* updateStrategy(field: Field): Iterable<FieldViolation> {
  const type = at(field, 'type');
  if (text(type) === 'RollingUpdate') yield* rollingUpdate(at(field, 'rollingUpdate'));
  else if (text(type) !== 'OnDelete')
    yield invalid(type, `${quoted(text(type))} is not an update strategy: use RollingUpdate or OnDelete`, field);
}

const bounds = fields({ maxUnavailable: all(intOrPercent, atMostAll), maxSurge: all(intOrPercent, atMostAll) });

function* rollingUpdate(field: Field): Iterable<FieldViolation> {
  yield* bounds(field);
  const unavailable = at(field, 'maxUnavailable');
  const surge = at(field, 'maxSurge');
  const [down, more] = [countOf(unavailable.value) !== 0, countOf(surge.value) !== 0];
  if (down && more) yield invalid(surge, 'a DaemonSet has maxSurge or maxUnavailable; set the other one to 0');
  if (!down && !more)
    yield missing(unavailable, 'maxUnavailable and maxSurge cannot both be 0: no pod could be replaced');
}
