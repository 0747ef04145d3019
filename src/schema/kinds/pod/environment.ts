import { dnsLabel, dnsSubdomain } from '../../metadata/dns-name.js';
import type { Check, TextRule } from '../language/check.js';
import { each, fields, fine, follows, ifAny, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text } from '../language/field.js';
import { configKey } from '../values/config-key.js';
import { noBacksteps } from '../volume/file-path.js';
import { fieldReference, resourceReference } from './field-reference.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateEnv, ValidateEnvFrom) */
export const environment: Check = fields({ env: each(variable), envFrom });

function* variable(field: Field): Iterable<FieldViolation> {
  yield* required(variableName)(at(field, 'name'));
  const source = at(field, 'valueFrom');
  if (!given(source)) return;
  const present = [...sources].filter(([key]) => given(at(source, key)));
  for (const [key, check] of present) yield* check(at(source, key));
  if (present.length === 0) yield invalid(source, `valueFrom needs one of ${[...sources.keys()].join(', ')}`);
  else if (!empty(at(field, 'value'))) yield invalid(source, 'a variable has a value or valueFrom, not both');
  else if (present.length > 1) yield invalid(source, 'valueFrom has one source, not several');
}

/** Nearly any name from 1.32 on. (pkg/features/kube_features.go: RelaxedEnvironmentVariableValidation) */
const variableName: Check = field => (field.minor >= 32 ? relaxed(field) : strict(field));

const printable: TextRule = name =>
  /^[ -<>-~]+$/.test(name) ? fine : ['has characters other than printable ASCII without "="'];

const identifier: TextRule = name =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && name !== '.' && !name.startsWith('..')
    ? fine
    : ['is not the name of a variable: letters, digits, "_", "-" and "." are allowed, without a digit first'];

const relaxed = follows(printable);
const strict = follows(identifier);
const key = fields({ name: follows(dnsSubdomain), key: required(follows(configKey)) });

const sources: ReadonlyMap<string, Check> = new Map([
  [
    'fieldRef',
    fieldReference([
      'metadata.name',
      'metadata.namespace',
      'metadata.uid',
      'spec.nodeName',
      'spec.serviceAccountName',
      'status.hostIP',
      'status.hostIPs',
      'status.podIP',
      'status.podIPs',
    ]),
  ],
  ['resourceFieldRef', resourceReference({ inVolume: false })],
  ['configMapKeyRef', key],
  ['secretKeyRef', key],
  [
    'fileKeyRef',
    fields({
      key: required(follows(printable)),
      volumeName: required(follows(dnsLabel)),
      path: required(follows(noBacksteps)),
    }),
  ],
]);

/** The API server points at the list where a source lacks or is one too many. */
function* envFrom(list: Field): Iterable<FieldViolation> {
  for (const item of items(list)) {
    yield* fromFields(item);
    const present = ['configMapRef', 'secretRef'].filter(one => given(at(item, one))).length;
    if (present === 0) yield missingSource(item, list);
    if (present === 2)
      yield invalid(item, 'an item of envFrom has a configMapRef or a secretRef; write two items', list);
  }
}

const reference = (field: Field): Iterable<FieldViolation> => (given(field) ? named(field) : []);
const named = fields({ name: required(follows(dnsSubdomain)) });
const fromFields = fields({ prefix: ifAny(variableName), configMapRef: reference, secretRef: reference });

function missingSource(item: Field, list: Field): FieldViolation {
  return { ...missing(item, 'an item of envFrom needs a configMapRef or a secretRef', list), kind: 'invalid-value' };
}

/** Files that variables come from are in volumes that the pod empties. (same file: validateFileKeyRefVolumes) */
export function* fileVariables(
  containers: readonly Field[],
  volumes: ReadonlyMap<string, Field>,
): Iterable<FieldViolation> {
  for (const one of containers.flatMap(container => items(at(container, 'env')))) {
    const file = at(one, 'valueFrom', 'fileKeyRef');
    if (!given(file)) continue;
    const name = at(file, 'volumeName');
    const volume = volumes.get(text(name));
    if (!volume) yield invalid(name, `no volume of the pod is called ${text(name)}`);
    else if (!given(at(volume, 'emptyDir'))) yield invalid(name, 'the volume of a variable has to be an emptyDir');
  }
}
