import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import { objectsOfKind } from '../tree/objects-of-kind.js';
import { seenIn } from '../tree/seen.js';
import type { Target } from './targets.js';

/**
 * A network policy that lets somebody in closes the pods to all others, where nothing closed them before: nobody asked for that.
 * (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go: NetworkPolicySpec, PodSelector)
 */
export function closedPods(
  construct: IConstruct & { readonly namespace: string },
  targets: readonly Target[],
): readonly string[] {
  const { namespace } = construct;
  if (!targets.some(closesUnasked) || seenIn(construct, closedNamespaces).has(namespace)) return [];
  return targets.flatMap((target, at) =>
    closesUnasked(target)
      ? [
          `${targets.length === 1 ? 'to' : `to.${at}`}.pods: the network policy that lets the controllers in closes these pods to all others, and nothing in this app closes namespace ${namespace} by itself; leave pods away where it is open, say by a Namespace (existing: true) that it is closed, or give pods closes: true where it is meant`,
        ]
      : [],
  );
}

function closesUnasked(target: Target): boolean {
  return (
    'service' in target &&
    typeof target.service === 'string' &&
    target.pods !== undefined &&
    target.pods.closes !== true
  );
}

/** The namespaces in which a network policy keeps others from all pods. */
function closedNamespaces(constructs: readonly IConstruct[]): ReadonlySet<string | undefined> {
  const policies = objectsOfKind(constructs, kind => kind === 'NetworkPolicy');
  return new Set(policies.filter(isClosing).map(one => one.metadata.namespace));
}

function isClosing(one: ApiObject): boolean {
  const { podSelector, policyTypes, egress } = objectOf((one.toJson() as JsonObject)['spec']); // cdk8s gives `any`
  const types = itemsOf(policyTypes);
  const closesIn = types.length === 0 ? egress === undefined : types.includes('Ingress');
  return Object.keys(objectOf(podSelector)).length === 0 && closesIn;
}
