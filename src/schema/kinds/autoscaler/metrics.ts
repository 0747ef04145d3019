import { dnsLabel } from '../../metadata/dns-name.js';
import { pathSegment } from '../../metadata/path-segment.js';
import type { Check } from '../language/check.js';
import { all, atLeast, fields, follows, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, number, text } from '../language/field.js';
import { positiveQuantity } from '../values/quantity-checks.js';
import { containerResourceName } from '../values/resource-name.js';
import { measuredReference } from './reference.js';

/** (kubernetes v1.36.0, pkg/apis/autoscaling/validation/validation.go: validateMetrics) */
export function* metrics(spec: Field): Iterable<FieldViolation> {
  const list = at(spec, 'metrics');
  for (const metric of items(list)) yield* metricFaults(metric);
  const cpu = at(spec, 'targetCPUUtilizationPercentage');
  if (given(cpu) && number(cpu) < 1) yield invalid(cpu, 'targetCPUUtilizationPercentage has to be above 0');
  const least = at(spec, 'minReplicas');
  const outside = items(list).some(metric => ['Object', 'External'].includes(text(at(metric, 'type'))));
  if (given(least) && number(least) === 0 && !outside)
    yield invalid(list, 'minReplicas 0 needs a metric of type Object or External');
}

const target = fields({
  type: required(targetType, 'Utilization, Value or AverageValue'),
  value: positiveQuantity,
  averageValue: positiveQuantity,
  averageUtilization: atLeast(1),
});

function* targetType(field: Field): Iterable<FieldViolation> {
  if (!['Utilization', 'Value', 'AverageValue'].includes(text(field)))
    yield invalid(field, `${quoted(text(field))} is not a type of target: use Utilization, Value or AverageValue`);
}

const identifier = fields({ name: required(follows(pathSegment), 'the name of the metric') });

/** The sources by type: the field that holds one, and what it has to be. */
const sources: ReadonlyMap<string, { readonly key: string; readonly check: Check }> = new Map([
  [
    'Object',
    {
      key: 'object',
      check: all(
        fields({ describedObject: measuredReference, metric: identifier, target }),
        wantsEither('value', 'averageValue'),
      ),
    },
  ],
  [
    'External',
    {
      key: 'external',
      check: all(
        fields({ metric: identifier, target }),
        wantsEither('value', 'averageValue'),
        notBoth('averageValue', 'value'),
      ),
    },
  ],
  ['Pods', { key: 'pods', check: all(fields({ metric: identifier, target }), wantsEither('averageValue')) }],
  [
    'Resource',
    { key: 'resource', check: all(fields({ name: required(undefined, 'cpu or memory'), target }), ...usage()) },
  ],
  [
    'ContainerResource',
    {
      key: 'containerResource',
      check: all(
        fields({
          name: required(follows(containerResourceName), 'cpu or memory'),
          container: required(follows(dnsLabel)),
          target,
        }),
        ...usage(),
      ),
    },
  ],
]);

/** Only the first source is looked into, in the order of the API server's code. */
function* metricFaults(metric: Field): Iterable<FieldViolation> {
  const type = at(metric, 'type');
  const wanted = sources.get(text(type));
  if (empty(type))
    yield missing(type, 'a metric needs its type: Resource, ContainerResource, Pods, Object or External');
  else if (!wanted)
    yield invalid(
      type,
      `${quoted(text(type))} is not a type of metric: use Resource, ContainerResource, Pods, Object or External`,
    );
  const present = [...sources.values()].filter(({ key }) => given(at(metric, key)));
  const [first] = present;
  if (first) yield* first.check(at(metric, first.key));
  if (wanted && !given(at(metric, wanted.key)))
    yield missing(at(metric, wanted.key), `a metric of type ${text(type)} needs ${wanted.key}`);
  if (present.length < 2) return;
  for (const { key } of present)
    if (key !== wanted?.key) yield invalid(at(metric, key), `${key} has no place in a metric of type ${text(type)}`);
}

/** One of the targets has to be there; the last is what the API server names. */
function wantsEither(...keys: readonly string[]): Check {
  return function* (source) {
    if (keys.some(key => given(at(source, 'target', key)))) return;
    yield missing(at(source, 'target', keys.at(-1) ?? ''), `target needs ${keys.join(' or ')}`);
  };
}

/** The first has no place beside the second; the API server names the last. */
function notBoth(first: string, second: string): Check {
  return function* (source) {
    const field = at(source, 'target', second);
    if (given(field) && given(at(source, 'target', first)))
      yield invalid(field, `target has ${first} or ${second}, not both`);
  };
}

function usage(): readonly Check[] {
  return [wantsEither('averageValue', 'averageUtilization'), notBoth('averageUtilization', 'averageValue')];
}
