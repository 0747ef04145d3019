import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { JsonObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { ownerReferences } from '#model/resource.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import type { WorkloadEnd } from './end.js';
import type { KnownLabels } from '../policy/label-expression.js';
import {
  accountLabels,
  hostNetworkLabel,
  labelsFrom,
  madeByController,
  namespaceLabels,
} from '../policy/known-labels.js';
import type { Pods } from './pods.js';
import { protocolOf } from '../algebra/protocol.js';
import { nameLabels, varyingLabels } from './run-time-labels.table.js';

/** The pods of a cluster, as network policies see them. */
export function podsOf(cluster: Cluster): readonly Pods[] {
  const namespaces = remembered(name => namespaceLabels(cluster, name));
  const accounts = new Map<string, (name: string) => KnownLabels>();
  const nodes = nodeAddresses(cluster);
  return [...cluster.pods.workloads].sort(byName).flatMap(workload => {
    const { namespace, pods, resource } = workload;
    const account = accounts.get(namespace) ?? remembered(name => accountLabels(cluster, namespace, name));
    accounts.set(namespace, account);
    const owners = { namespace: namespaces(namespace), account, nodes };
    return (pods.length > 0 ? pods : [resource]).map(own => podsNamed(own, workload, owners));
  });
}

/** Whatever the order of documents, the order of pods is the same. */
function byName(a: Workload, b: Workload): number {
  const [one, other] = [a, b].map(workload => `${workloadName(workload)}/${workload.resource.name}`);
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** What a pod does not say itself: the labels of its namespace and its account, and the addresses of nodes by their names. */
interface AroundPods {
  readonly namespace: KnownLabels;
  readonly account: (name: string) => KnownLabels;
  readonly nodes: ReadonlyMap<string, string>;
}

function nodeAddresses(cluster: Cluster): ReadonlyMap<string, string> {
  const nodes = ofKind(cluster, '', 'Node').flatMap(({ name, value }) => {
    const addresses = itemsOf(valueAt(value, ['status', 'addresses'])).map(objectOf);
    const internal = textOf(addresses.find(one => one['type'] === 'InternalIP')?.['address']);
    return internal === undefined ? [] : [[name, internal] as const];
  });
  return new Map(nodes);
}

/** One pod of a workload, or the template of them all. */
function podsNamed(own: Resource, workload: Workload, { namespace, account, nodes }: AroundPods): Pods {
  const { spec, ports, hostNetwork } = workload;
  const addresses = addressesOf(own.value);
  return {
    end: endOf(own, workload),
    namespace: workload.namespace,
    labels: {
      pod: podLabels(own, workload),
      namespace,
      account: account(textOf(spec['serviceAccountName']) ?? 'default'),
    },
    ports: ports.map(({ name, port, protocol }) => ({ name, port, protocol: protocolOf(protocol) })),
    hostNetwork,
    addresses: addresses.length > 0 ? addresses : undefined,
    node:
      textOf(valueAt(own.value, ['status', 'hostIP'])) ??
      nodes.get(textOf(valueAt(own.value, ['spec', 'nodeName'])) ?? ''),
    several: own.kind !== 'Pod' && valueAt(own.value, ['spec', 'replicas']) !== 1,
    workload,
    own,
  };
}

/** A controller that a pod names without saying its kind still has a name. */
function endOf(own: Resource, { namespace, kind, name }: Workload): WorkloadEnd {
  const nameless = ownerReferences(own).find(one => one.isController && one.kind === undefined);
  return { kind: 'workload', namespace, workload: kind, name: nameless?.name ?? name };
}

function podLabels(own: Resource, { kind, labels, hostNetwork }: Workload): KnownLabels {
  const named = Object.hasOwn(nameLabels, own.kind) ? (nameLabels[own.kind] ?? []) : [];
  const varying = Object.hasOwn(varyingLabels, own.kind) ? (varyingLabels[own.kind] ?? []) : [];
  const given = Object.fromEntries(named.map(key => [key, own.name]));
  const owned = kind === 'Pod' ? {} : { [madeByController]: 'yes' };
  const host = hostNetwork ? { [hostNetworkLabel]: 'yes' } : {};
  return labelsFrom(
    { ...given, ...labels, ...owned, ...host },
    false,
    new Set(varying.filter(key => !Object.hasOwn(labels, key))),
  );
}

function addressesOf(pod: JsonObject): readonly Block[] {
  const status = objectOf(pod['status']);
  const listed = itemsOf(status['podIPs']).map(one => objectOf(one)['ip']);
  const texts = new Set([textOf(status['podIP']), ...listed.map(textOf)]);
  return [...texts].flatMap(text => (text === undefined ? [] : (blockOf(text) ?? [])));
}

function remembered(compute: (name: string) => KnownLabels): (name: string) => KnownLabels {
  const known = new Map<string, KnownLabels>();
  return name => {
    const labels = known.get(name) ?? compute(name);
    known.set(name, labels);
    return labels;
  };
}
