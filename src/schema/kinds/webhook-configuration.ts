import { dnsLabelWithLetter, dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check, TextRule } from './language/check.js';
import { all, between, each, fields, follows, oneOf, required, uniqueBy } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, items, text, texts } from './language/field.js';
import { labelSelector } from './values/label-selector.js';
import { portNumber } from './values/port.js';

const threeParts: TextRule = name => {
  const complaints = dnsSubdomain(name);
  return complaints.length === 0 && name.split('.').length < 3
    ? ['has fewer than three parts: a name such as check.example.com is wanted']
    : complaints;
};

const webhook: Check = all(
  fields({
    name: required(follows(threeParts)),
    rules: each(rule),
    failurePolicy: oneOf('Ignore', 'Fail'),
    matchPolicy: oneOf('Exact', 'Equivalent'),
    reinvocationPolicy: oneOf('Never', 'IfNeeded'),
    sideEffects: required(oneOf('None', 'NoneOnDryRun'), 'None or NoneOnDryRun'),
    timeoutSeconds: between(1, 30),
    namespaceSelector: labelSelector,
    objectSelector: labelSelector,
    clientConfig,
    admissionReviewVersions,
  }),
);

/** Validating and mutating. Conditions in CEL are not looked into. (kubernetes v1.36.0, pkg/apis/admissionregistration/validation/validation.go) */
export const webhookConfiguration: Check = all(
  objectMeta(dnsSubdomain),
  fields({ webhooks: all(uniqueBy('name'), each(webhook)) }),
);

const operations = required(
  each(oneOf('*', 'CREATE', 'UPDATE', 'DELETE', 'CONNECT')),
  'CREATE, UPDATE, DELETE, CONNECT or *',
);
const scope = oneOf('*', 'Cluster', 'Namespaced');
const needed = required();

function* rule(field: Field): Iterable<FieldViolation> {
  yield* operations(at(field, 'operations'));
  for (const key of ['apiGroups', 'apiVersions', 'resources']) {
    yield* needed(at(field, key));
    const all = key === 'resources' ? '*/*' : '*';
    const names = texts(at(field, key));
    if (names.length > 1 && names.includes(all)) yield invalid(at(field, key), `${all} has to stand alone`);
    for (const item of key === 'apiGroups' ? [] : items(at(field, key)))
      if (empty(item)) yield missing(item, `an empty text is none of ${key}`);
  }
  if (texts(at(field, 'operations')).length > 1 && texts(at(field, 'operations')).includes('*'))
    yield invalid(at(field, 'operations'), '* has to stand alone');
  yield* scope(at(field, 'scope'));
}

/** (apiserver v0.36.0, pkg/util/webhook/validation.go) */
function* clientConfig(field: Field): Iterable<FieldViolation> {
  const url = at(field, 'url');
  const service = at(field, 'service');
  if (given(url) === given(service)) yield missing(field, 'a webhook is called by url or by service, one of them');
  else if (given(url) && !/^https:\/\/[^/@?#]+(?:\/[^?#]*)?$/.test(text(url)))
    yield invalid(url, 'url is https://host/path, without user, query and fragment');
  else if (given(service)) yield* called(service);
}

const called = fields({ name: required(), namespace: required(), port: portNumber, path });

function* path(field: Field): Iterable<FieldViolation> {
  if (!empty(field) && !text(field).startsWith('/')) yield invalid(field, 'path has to begin with /');
}

function* admissionReviewVersions(field: Field): Iterable<FieldViolation> {
  yield* needed(field);
  const seen = new Set<string>();
  for (const version of items(field)) {
    if (seen.has(text(version))) yield invalid(version, `${text(version)} is there twice`);
    else yield* versionName(version);
    seen.add(text(version));
  }
  if (seen.size > 0 && !seen.has('v1') && !seen.has('v1beta1'))
    yield invalid(field, 'v1 or v1beta1 has to be among admissionReviewVersions');
}

const versionName = follows(dnsLabelWithLetter);
