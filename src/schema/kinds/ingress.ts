import { dnsLabel, dnsLabelWithLetter, dnsSubdomain, wildcardDnsName } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import { pathSegment } from '../metadata/path-segment.js';
import type { Check } from './language/check.js';
import { all, each, fields, follows, ifAny, ifGiven, required, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, outdatedName, quoted } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, number, text } from './language/field.js';
import { addressOf, legacy } from '#model/addresses/address.js';
import { portName, portNumber } from './values/port.js';

/** (kubernetes v1.36.0, pkg/apis/networking/validation/validation.go: ValidateIngressCreate) */
export const ingress: Check = all(
  objectMeta(dnsSubdomain),
  fields({
    spec: all(
      somethingToServe,
      fields({
        defaultBackend: ifGiven(backend),
        rules: each(rule),
        tls: each(fields({ hosts: each(tlsHost), secretName: ifAny(follows(dnsSubdomain)) })),
        ingressClassName: ifGiven(follows(dnsSubdomain)),
      }),
    ),
  }),
  classAnnotation,
);

function* somethingToServe(spec: Field): Iterable<FieldViolation> {
  if (empty(at(spec, 'rules')) && !given(at(spec, 'defaultBackend')))
    yield invalid(spec, 'an Ingress needs rules or a defaultBackend');
}

function* rule(field: Field): Iterable<FieldViolation> {
  const host = at(field, 'host');
  const name = text(host);
  if (addressOf(name, legacy)) yield invalid(host, `${quoted(name)} is an IP address; a host is a DNS name`);
  if (name !== '') yield* textFaults(host, name, name.includes('*') ? wildcardDnsName : dnsSubdomain);
  if (given(at(field, 'http'))) yield* paths(at(field, 'http', 'paths'));
}

function* tlsHost(field: Field): Iterable<FieldViolation> {
  yield* textFaults(field, text(field), text(field).includes('*') ? wildcardDnsName : dnsSubdomain);
}

/** Without a type nothing else of a path is checked. (same file: validateHTTPIngressPath) */
function* httpPath(field: Field): Iterable<FieldViolation> {
  const type = at(field, 'pathType');
  if (!given(type)) {
    yield missing(type, 'pathType is required: Exact, Prefix or ImplementationSpecific');
    return;
  }
  const path = at(field, 'path');
  switch (text(type)) {
    case 'Exact':
    case 'Prefix':
      yield* comparablePath(path);
      break;
    case 'ImplementationSpecific':
      if (!empty(path) && !text(path).startsWith('/')) yield notAbsolute(path);
      break;
    default:
      yield invalid(type, `${quoted(type.value)} is not a pathType: use Exact, Prefix or ImplementationSpecific`);
  }
  yield* backend(at(field, 'backend'));
}

const paths = required(each(httpPath), 'http takes at least one path');

function* comparablePath(path: Field): Iterable<FieldViolation> {
  const value = text(path);
  if (!value.startsWith('/')) yield notAbsolute(path);
  for (const part of ['//', '/./', '/../', '%2f', '%2F']) {
    if (value.includes(part))
      yield invalid(path, `${quoted(value)} has ${part}, which an Exact or Prefix path may not`);
  }
  for (const end of ['/..', '/.']) {
    if (value.endsWith(end))
      yield invalid(path, `${quoted(value)} ends with ${end}, which an Exact or Prefix path may not`);
  }
}

function notAbsolute(path: Field): FieldViolation {
  return invalid(path, `${quoted(text(path))} does not begin with /`);
}

function* backend(field: Field): Iterable<FieldViolation> {
  const service = at(field, 'service');
  const resource = at(field, 'resource');
  if (given(service) && given(resource)) yield invalid(field, 'a backend is a service or a resource, not both');
  else if (given(resource)) yield* resourceBackend(resource);
  else if (!given(service)) yield invalid(field, 'a backend needs a service (or a resource)');
  else yield* all(fields({ name: serviceName }), servicePort)(service);
}

const resourceBackend = fields({
  apiGroup: ifGiven(follows(dnsSubdomain)),
  kind: required(follows(pathSegment)),
  name: required(follows(pathSegment)),
});

/** Names of Services may begin with a digit from 1.36 on. (pkg/features/kube_features.go: RelaxedServiceNameValidation) */
const serviceName: Check = field =>
  required(follows(field.minor >= 36 ? dnsLabel : dnsLabelWithLetter), 'the Service that answers')(field);

/** The API server points at the backend, two levels up. */
function* servicePort(service: Field): Iterable<FieldViolation> {
  const port = at(service, 'port');
  const named = !empty(at(port, 'name'));
  const numbered = number(at(port, 'number')) !== 0;
  if (named && numbered) yield invalid(port, 'a port has a name or a number, not both', service.parent);
  else if (named) yield* follows(portName)(at(port, 'name'));
  else if (numbered) yield* portNumber(at(port, 'number'));
  else yield missing(port, 'the port of the Service is required, by name or number', service.parent);
}

/** (same file: ValidateIngressCreate; kubernetes v1.36.0, pkg/registry/networking/ingress/strategy.go: WarningsOnCreate) */
function* classAnnotation(root: Field): Iterable<FieldViolation> {
  const annotation = at(root, 'metadata', 'annotations', classKey);
  const name = at(root, 'spec', 'ingressClassName');
  if (!given(annotation)) return;
  if (!given(name))
    yield outdatedName(annotation, `the annotation ${classKey} is deprecated; use spec.ingressClassName`);
  else if (text(annotation) !== text(name)) {
    yield invalid(
      annotation,
      `${classKey} is ${quoted(text(annotation))} and spec.ingressClassName ${quoted(text(name))}; drop the annotation`,
    );
  }
}

const classKey = 'kubernetes.io/ingress.class';
