import { oneOf } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, number, text } from '../language/field.js';
import { cidrCalled } from '../values/ip.js';
import { portNumber } from '../values/port.js';

/** Who may reach a Service from outside, and by which way. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateService) */
export function* serviceTraffic(root: Field): Iterable<FieldViolation> {
  const spec = at(root, 'spec');
  const balanced = text(at(spec, 'type')) === 'LoadBalancer';
  yield* sourceRanges(root, spec, balanced);
  const allocate = at(spec, 'allocateLoadBalancerNodePorts');
  if (given(allocate) && !balanced) yield invalid(allocate, forBalanced('allocateLoadBalancerNodePorts'));
  yield* externalTraffic(spec, balanced);
  yield* trafficPolicy(at(spec, 'internalTrafficPolicy'));
  const distribution = at(spec, 'trafficDistribution');
  yield* (spec.minor >= 34 ? closeOrSame : close)(distribution);
}

const trafficPolicy = oneOf('Cluster', 'Local');
const close = oneOf('PreferClose');
const closeOrSame = oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode');

/** The API server writes the field with a capital letter. (recorded: `spec.LoadBalancerSourceRanges[0]`) */
function* sourceRanges(root: Field, spec: Field, balanced: boolean): Iterable<FieldViolation> {
  const list = at(spec, 'loadBalancerSourceRanges');
  const called = at(spec, 'LoadBalancerSourceRanges');
  if (empty(list)) {
    yield* annotatedRanges(
      at(root, 'metadata', 'annotations', 'service.beta.kubernetes.io/load-balancer-source-ranges'),
      balanced,
    );
    return;
  }
  if (!balanced) yield invalid(list, forBalanced('loadBalancerSourceRanges'), called);
  for (const range of items(list)) yield* cidrCalled(range, { ...range, parent: called }, text(range).trim());
}

function* annotatedRanges(annotation: Field, balanced: boolean): Iterable<FieldViolation> {
  if (!given(annotation)) return;
  if (!balanced) yield invalid(annotation, forBalanced('the annotation load-balancer-source-ranges'));
  const ranges = text(annotation).trim();
  for (const range of ranges === '' ? [] : ranges.split(',')) yield* cidrCalled(annotation, annotation, range.trim());
}

/** (same file: validateServiceExternalTrafficPolicy; pkg/api/service/util.go: ExternallyAccessible) */
function* externalTraffic(spec: Field, balanced: boolean): Iterable<FieldViolation> {
  const policy = at(spec, 'externalTrafficPolicy');
  const type = text(at(spec, 'type'));
  const accessible = balanced || type === 'NodePort' || (type === 'ClusterIP' && !empty(at(spec, 'externalIPs')));
  if (accessible) yield* trafficPolicy(policy);
  else if (!empty(policy))
    yield invalid(
      policy,
      `externalTrafficPolicy has no place in a Service of type ${type} that nothing outside reaches`,
    );
  const health = at(spec, 'healthCheckNodePort');
  if (number(health) === 0) return;
  if (balanced && text(policy) === 'Local') yield* portNumber(health);
  else
    yield invalid(health, 'healthCheckNodePort is for Services of type LoadBalancer with externalTrafficPolicy Local');
}

function forBalanced(name: string): string {
  return `${name} is for Services of type LoadBalancer`;
}
