import type { Construct } from 'constructs';
import type { PodContainer } from '../workload/containers/containers.js';
import type { Resources } from '../workload/containers/resources.js';
import { usualResources } from '../workload/containers/resources.js';
import type { Limits } from './limits.js';
import { contradictions, isMore } from './limits.js';
import { namespaceIn } from './is-namespace.js';

/**
 * What containers ask for beyond the limits of their namespace: the API server refuses such pods, and says so in an event alone.
 * (kubernetes v1.36, plugin/pkg/admission/limitranger/admission.go: PodValidateLimitFunc)
 */
export function limitFaults(
  construct: Construct,
  namespace: string,
  containers: readonly PodContainer[],
): readonly string[] {
  const held = namespaceIn(construct, namespace);
  if (held?.limits === undefined || contradictions(held.limits).length > 0) return [];
  const { limits } = held;
  return containers.flatMap(({ prop, props }) =>
    (['cpu', 'memory'] as const).flatMap(name =>
      beyond(name, askedBy(name, props.resources, limits), limits).map(
        ({ key, says, instead }) =>
          `${prop}resources.${key}: ${says} of namespace ${namespace} (${held.node.path}); ${instead}`,
      ),
    ),
  );
}

/** What a container asks for of a resource, and where its limit is said. */
interface Asked {
  readonly request: string;
  readonly limit: string | undefined;
  readonly limitBy: 'props' | 'default' | 'max';
}

/** The limit is that of the namespace where there is none. (pkg/apis/core/v1/defaults.go: SetDefaults_LimitRangeItem) */
function askedBy(name: 'cpu' | 'memory', given: Resources = {}, limits: Limits): Asked {
  const request = given[name] ?? usualResources[name];
  const own = given[`${name}Limit`] ?? (name === 'memory' ? request : undefined);
  if (own !== undefined) return { request, limit: own, limitBy: 'props' };
  const usual = limits.default?.[name];
  return usual === undefined
    ? { request, limit: limits.max?.[name], limitBy: 'max' }
    : { request, limit: usual, limitBy: 'default' };
}

function beyond(
  name: 'cpu' | 'memory',
  { request, limit, limitBy }: Asked,
  { max, min }: Limits,
): readonly { readonly key: string; readonly says: string; readonly instead: string }[] {
  const [most, least] = [max?.[name], min?.[name]];
  const isLimited = limitBy === 'props' && isMore(limit, most);
  if (isMore(request, most))
    return [
      {
        key: name,
        says: `${request} is more than limits.max.${name}, ${most ?? ''},`,
        instead: 'ask for less, or give more there',
      },
    ];
  if (isLimited)
    return [
      {
        key: `${name}Limit`,
        says: `${limit ?? ''} is more than limits.max.${name}, ${most ?? ''},`,
        instead: 'give less, or more there',
      },
    ];
  if (limitBy === 'default' && isMore(request, limit))
    return [
      {
        key: name,
        says: `${request} is more than limits.default.${name}, ${limit ?? ''},`,
        instead: `give ${name}Limit, or ask for less`,
      },
    ];
  if (isMore(least, request))
    return [
      { key: name, says: `${request} is less than limits.min.${name}, ${least ?? ''},`, instead: 'ask for as much' },
    ];
  return [];
}
