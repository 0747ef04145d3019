import { dnsLabel, dnsLabelWithLetter, dnsSubdomain } from '../metadata/dns-name.js';
import { labelKey, labels } from '../metadata/label.js';
import { objectMeta } from '../metadata/object-meta.js';
import { serviceAddresses } from './service/addresses.js';
import { servicePorts } from './service/ports.js';
import { serviceTraffic } from './service/traffic.js';
import { serviceWarnings } from './service/warnings.js';
import type { Check } from './language/check.js';
import { all, between, fields, follows, oneOf, required, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, given, text } from './language/field.js';

/** (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateServiceCreate) */
export const service: Check = all(
  named,
  fields({
    spec: all(
      externalName,
      servicePorts,
      fields({
        selector: labels,
        sessionAffinity: required(oneOf('ClientIP', 'None')),
      }),
      sessionAffinity,
      serviceAddresses,
      fields({ type: required(oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName')) }),
      loadBalancerClass,
    ),
  }),
  serviceTraffic,
  topologyAnnotations,
  serviceWarnings,
);

/** Names may begin with a digit from 1.36 on. (pkg/features/kube_features.go: RelaxedServiceNameValidation) */
function named(root: Field): Iterable<FieldViolation> {
  return objectMeta(root.minor >= 36 ? dnsLabel : dnsLabelWithLetter)(root);
}

function* externalName(spec: Field): Iterable<FieldViolation> {
  if (text(at(spec, 'type')) !== 'ExternalName') return;
  for (const key of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    const field = at(spec, key);
    if (!empty(field)) yield invalid(field, `${key} has no place in a Service of type ExternalName`);
  }
  const clusterIP = at(spec, 'clusterIP');
  if (!empty(clusterIP))
    yield invalid(clusterIP, 'clusterIP has no place in a Service of type ExternalName', at(spec, 'clusterIPs'));
  const name = at(spec, 'externalName');
  const host = text(name).replace(/\.$/, '');
  if (host === '') yield missing(name, 'externalName is required: the DNS name that the Service stands for');
  else yield* textFaults(name, host, dnsSubdomain);
}

function* sessionAffinity(spec: Field): Iterable<FieldViolation> {
  if (text(at(spec, 'sessionAffinity')) !== 'ClientIP') return;
  yield* affinityTimeout(at(spec, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'));
}

const affinityTimeout = between(1, 86400);

function* loadBalancerClass(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'loadBalancerClass');
  if (!given(field)) return;
  if (text(at(spec, 'type')) === 'LoadBalancer') yield* className(field);
  else yield invalid(field, 'loadBalancerClass is for Services of type LoadBalancer');
}

const className = follows(labelKey);

/** (same file: validateService, its first lines) */
function* topologyAnnotations(root: Field): Iterable<FieldViolation> {
  const mode = at(root, 'metadata', 'annotations', 'service.kubernetes.io/topology-mode');
  const hints = at(root, 'metadata', 'annotations', 'service.kubernetes.io/topology-aware-hints');
  if (given(mode) && given(hints) && text(mode) !== text(hints)) {
    yield invalid(
      mode,
      'the annotations topology-mode and topology-aware-hints contradict each other; drop topology-aware-hints',
    );
  }
}
