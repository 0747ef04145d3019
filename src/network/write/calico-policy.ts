import type { Json, JsonObject } from '#model/json.js';
import type { IntentPort, Opening, PolicySubject } from './intent.js';
import { metadataOf, sortedLabels } from './sorted.js';

/** Hosts outside by their names. */
export interface HostsByName {
  readonly names: readonly string[];
}

/** What a policy of Calico's own says beside network policies. */
export interface CalicoAllowance extends PolicySubject {
  readonly egress: readonly Opening<HostsByName>[];
}

/**
 * A NetworkPolicy of Calico Enterprise with names of hosts, which its agents resolve as the pods ask for them.
 * (Calico Enterprise 3.22, reference/resources/networkpolicy, EntityRule: domains; network-policy/domain-based-policy)
 */
export function calicoPolicy({ egress, ...subject }: CalicoAllowance): JsonObject {
  return {
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkPolicy',
    metadata: metadataOf(subject),
    spec: { selector: selectorOf(subject.pods), types: ['Egress'], egress: egress.flatMap(rulesOf) },
  };
}

/** A rule has one protocol where it names ports. */
function rulesOf({ peers, ports = [] }: Opening<HostsByName>): readonly JsonObject[] {
  const domains = [...new Set(peers.flatMap(({ names }) => names))].sort();
  const protocols = [...new Set(ports.map(protocolOf))].sort();
  return protocols.map(protocol => ({
    action: 'Allow',
    protocol,
    destination: { domains, ports: numbersOf(ports.filter(one => protocolOf(one) === protocol)) },
  }));
}

function protocolOf({ protocol = 'TCP' }: IntentPort): string {
  return protocol;
}

function numbersOf(ports: readonly IntentPort[]): readonly Json[] {
  return [...new Set(ports.map(({ port }) => port))].sort();
}

function selectorOf(labels: Readonly<Record<string, string>> = {}): string {
  const parts = Object.entries(sortedLabels(labels)).map(([key, value]) => `${key} == '${value}'`);
  return parts.length === 0 ? 'all()' : parts.join(' && ');
}
