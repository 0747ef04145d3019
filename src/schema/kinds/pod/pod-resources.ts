import type { TextRule } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, entries, given, items } from '../language/field.js';
import { quantityOf } from '../values/quantity.js';
import { containerResourceName, isHugePages } from '../values/resource-name.js';
import type { PodView } from './pod-view.js';
import { resourceRequirements } from './resources.js';

/** Resources of the pod as a whole, from 1.34 on. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validatePodResources; pkg/features/kube_features.go: PodLevelResources) */
export function* podResources({ spec, os }: PodView): Iterable<FieldViolation> {
  const resources = at(spec, 'resources');
  if (!given(resources)) return;
  if (os === 'windows') {
    yield invalid(resources, 'resources of the pod have no place in a pod for windows');
    return;
  }
  if (given(at(resources, 'claims')))
    yield invalid(at(resources, 'claims'), 'claims are for the resources of containers');
  yield* resourceRequirements(resources, new Set(), ofPods);
  yield* enoughForAll(resources, items(at(spec, 'containers')));
}

const ofPods: TextRule = name => {
  const complaints = containerResourceName(name);
  return complaints.length > 0 || name === 'cpu' || name === 'memory' || isHugePages(name)
    ? complaints
    : ['is not a resource of pods: use cpu, memory or hugepages-2Mi'];
};

/** What containers that run side by side request has to fit. What init containers request is not added up here. */
function* enoughForAll(resources: Field, containers: readonly Field[]): Iterable<FieldViolation> {
  const asked = new Map<string, bigint>();
  for (const request of containers.flatMap(container => entries(at(container, 'resources', 'requests')))) {
    const name = String(request.key);
    asked.set(name, (asked.get(name) ?? 0n) + (quantityOf(request.value) ?? 0n));
  }
  for (const request of entries(at(resources, 'requests'))) {
    const whole = quantityOf(request.value);
    const sum = asked.get(String(request.key)) ?? 0n;
    if (whole !== undefined && sum > whole)
      yield invalid(request, `the containers request more ${request.key} than the pod`);
  }
  for (const limit of containers.flatMap(container => entries(at(container, 'resources', 'limits')))) {
    const [own, most] = [quantityOf(limit.value), quantityOf(at(resources, 'limits', String(limit.key)).value)];
    if (own !== undefined && most !== undefined && own > most)
      yield invalid(limit, `the limit for ${limit.key} is above that of the pod`);
  }
}
