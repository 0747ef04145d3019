import { mayHoldOtherPods } from '#cluster/references/provided.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { isObject, valueAt } from '#model/json.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkFindings } from '#network/findings.js';
import { findingsOf } from '#network/findings.js';
import type { NetworkModel } from '#network/index.js';
import { rule } from './rule.js';

export const policyPeerMatchesNothing = rule({
  id: 'policy-peer-matches-nothing',
  category: 'policy',
  severity: 'warning',
  summary: 'A peer of a network policy matches no pod.',
  why: 'The rule lets nobody through by this peer: the connections that it is written for are denied. Pods in the network of their node are matched by no selector.',
  fix: 'Make the selectors equal to labels of the pods and of their namespace. Selectors of one list item must both hold; two list items are alternatives. For pods in the network of their node, write an ipBlock of the nodes.',
  reads: ['network'],
  *check({ network }) {
    for (const peer of findingsOf(network, 'peer-without-pods')) {
      const severity = severityOfAbsence(network, peer);
      if (severity === undefined) continue;
      const { source, path, onNodes } = peer;
      const message = onNodes ? nodeMessage : messageOf(peer);
      const cause = `${message}: ${JSON.stringify(valueAt(source.value, path))}`;
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message, cause };
    }
  },
});

type PeerWithoutPods = NetworkFindings['peer-without-pods'];

const nodeMessage = 'the peer matches only pods in the network of their node, which come from the address of the node';

/** A namespace that the manifests name only may hold anything, one that is said to exist elsewhere too; so may one that is found by other labels than its name. */
function severityOfAbsence({ cluster }: NetworkModel, { namespace, keys }: PeerWithoutPods): Severity | undefined {
  const pods = namespace === undefined ? [] : cluster.pods.inNamespace(namespace);
  if (namespace === 'kube-system' && pods.length === 0) return undefined;
  if (cluster.complete && !cluster.elsewhere?.has(`Namespace/${namespace ?? ''}`)) return 'warning';
  if (pods.length === 0) return undefined;
  if (namespace !== undefined && mayHoldOtherPods(cluster, namespace)) return 'info';
  return keys.every(key => pods.some(({ labels }) => labels[key] !== undefined)) ? 'warning' : 'info';
}

function messageOf({ source, path, namespace }: PeerWithoutPods): string {
  const isElsewhere =
    source.namespace === '' ||
    isObject(valueAt(source.value, [...path, 'namespaceSelector'])) ||
    namespace !== undefined;
  const where = isElsewhere ? (namespace ?? 'the namespaces that the peer selects') : source.namespace;
  return `no pod of ${where} is matched by the peer`;
}
