import type { FieldViolation } from '../language/field-violation.js';
import { outdatedName, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, text } from '../language/field.js';
import { isHeadless } from './headless.js';

/** (kubernetes v1.36.0, pkg/api/service/warnings.go: GetWarningsForService) */
export function* serviceWarnings(root: Field): Iterable<FieldViolation> {
  const spec = at(root, 'spec');
  const type = text(at(spec, 'type'));
  const hints = at(root, 'metadata', 'annotations', 'service.kubernetes.io/topology-aware-hints');
  if (given(hints))
    yield outdatedName(
      hints,
      'the annotation topology-aware-hints is deprecated; use service.kubernetes.io/topology-mode',
    );
  if (type === 'ClusterIP' && isHeadless(spec)) yield* ignoredByHeadless(spec);
  else yield* externalIPs(spec, type);
  const name = at(spec, 'externalName');
  if (type !== 'ExternalName' && !empty(name))
    yield warning(name, `externalName is ignored in a Service of type ${type}`);
  const distribution = at(spec, 'trafficDistribution');
  if (spec.minor >= 35 && text(distribution) === 'PreferClose')
    yield warning(distribution, 'PreferClose is deprecated; use PreferSameZone');
}

function* ignoredByHeadless(spec: Field): Iterable<FieldViolation> {
  for (const key of ['loadBalancerIP', 'externalIPs']) {
    if (!empty(at(spec, key))) yield warning(at(spec, key), `${key} is ignored in a headless Service`);
  }
  const affinity = at(spec, 'sessionAffinity');
  if (text(affinity) !== 'None')
    yield warning(affinity, 'sessionAffinity is ignored in a headless Service', at(spec, 'SessionAffinity'));
}

function* externalIPs(spec: Field, type: string): Iterable<FieldViolation> {
  const list = at(spec, 'externalIPs');
  if (empty(list)) return;
  if (type === 'ExternalName') yield warning(list, 'externalIPs is ignored in a Service of type ExternalName');
  else if (spec.minor >= 36)
    yield warning(
      list,
      'externalIPs is deprecated and may do nothing in some clusters; use a Gateway or type LoadBalancer',
    );
}
