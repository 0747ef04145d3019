import { dnsLabelWithLetter, dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check, TextRule } from './language/check.js';
import { all, each, fields, follows, ifAny, oneOf, required, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, holds, items, text } from './language/field.js';

const kindName: TextRule = name => dnsLabelWithLetter(name.toLowerCase());
const label = ifAny(follows(dnsLabelWithLetter));

/** What a schema may hold is not looked into here. (apiextensions-apiserver v0.36.0, pkg/apis/apiextensions/validation/validation.go: ValidateCustomResourceDefinition) */
export const customResourceDefinition: Check = all(
  objectMeta(dnsSubdomain),
  named,
  fields({
    spec: all(
      fields({
        group: required(group, 'the domain of the kind'),
        scope: required(oneOf('Namespaced', 'Cluster'), 'Namespaced or Cluster'),
        names: all(
          fields({
            plural: required(follows(dnsLabelWithLetter)),
            singular: label,
            kind: required(follows(kindName)),
            listKind: ifAny(follows(kindName)),
            shortNames: each(follows(dnsLabelWithLetter)),
            categories: each(follows(dnsLabelWithLetter)),
          }),
          listKind,
        ),
        versions: each(fields({ name: follows(dnsLabelWithLetter), schema: schemed })),
      }),
      versions,
    ),
  }),
);

function* named(root: Field): Iterable<FieldViolation> {
  const name = at(root, 'metadata', 'name');
  const wanted = `${text(at(root, 'spec', 'names', 'plural'))}.${text(at(root, 'spec', 'group'))}`;
  if (!empty(name) && text(name) !== wanted)
    yield invalid(name, `the name of a definition is its plural and its group: ${wanted.slice(0, 100)}`);
}

function* group(field: Field): Iterable<FieldViolation> {
  yield* textFaults(field, text(field), dnsSubdomain);
  if (!text(field).includes('.')) yield invalid(field, `${quoted(text(field))} is not a domain with a dot`);
}

function* listKind(names: Field): Iterable<FieldViolation> {
  const list = at(names, 'listKind');
  if (!empty(list) && text(list) === text(at(names, 'kind'))) yield invalid(list, 'listKind has to differ from kind');
}

function* schemed(schema: Field): Iterable<FieldViolation> {
  if (!given(at(schema, 'openAPIV3Schema')))
    yield missing(at(schema, 'openAPIV3Schema'), 'every version needs its schema');
}

function* versions(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'versions');
  const names = items(list).map(version => text(at(version, 'name')));
  if (new Set(names).size < names.length) yield invalid(list, 'the names of versions have to differ');
  if (items(list).filter(version => holds(at(version, 'storage'))).length !== 1)
    yield invalid(list, 'one version, and only one, has storage: true');
}
