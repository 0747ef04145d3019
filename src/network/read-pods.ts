import type { Cluster } from '#cluster/cluster.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { Block } from './address.js';
import { blockOf } from './address.js';
import type { Protocol } from './end.js';
import type { Labels } from './label-expression.js';
import { accountLabels, labelsFrom, namespaceLabels } from './known-labels.js';
import type { ContainerPort, Pods } from './pods.js';
import { nameLabels, varyingLabels } from './run-time-labels.table.js';
import type { Template } from './templates.js';
import { templatesOf } from './templates.js';

/** The pods of a cluster. */
export function podsOf(cluster: Cluster): readonly Pods[] {
  const namespaces = remembered(name => namespaceLabels(cluster, name));
  const accounts = new Map<string, (name: string) => Labels>();
  return templatesOf(cluster).map(template => {
    const { namespace } = template.resource;
    const account = accounts.get(namespace) ?? remembered(name => accountLabels(cluster, namespace, name));
    accounts.set(namespace, account);
    return podsOfTemplate(template, namespaces(namespace), account);
  });
}

function podsOfTemplate(template: Template, namespace: Labels, account: (name: string) => Labels): Pods {
  const { resource, pod, owner } = template;
  const spec = objectOf(pod['spec']);
  const addresses = addressesOf(resource.value);
  return {
    end: {
      kind: 'workload',
      namespace: resource.namespace,
      workload: owner?.kind ?? resource.kind,
      name: owner?.name ?? resource.name,
    },
    namespace: resource.namespace,
    labels: { pod: podLabels(template), namespace, account: account(textOf(spec['serviceAccountName']) ?? 'default') },
    ports: portsOf(spec),
    hostNetwork: spec['hostNetwork'] === true,
    addresses: addresses.length > 0 ? addresses : undefined,
    node: textOf(valueAt(resource.value, ['status', 'hostIP'])),
    several: resource.kind !== 'Pod' && valueAt(resource.value, ['spec', 'replicas']) !== 1,
    resource,
  };
}

function podLabels({ resource, pod }: Template): Labels {
  const labels = stringsOf(objectOf(pod['metadata'])['labels']);
  const named = Object.hasOwn(nameLabels, resource.kind) ? (nameLabels[resource.kind] ?? []) : [];
  const varying = Object.hasOwn(varyingLabels, resource.kind) ? (varyingLabels[resource.kind] ?? []) : [];
  const given = Object.fromEntries(named.map(key => [key, resource.name]));
  return labelsFrom({ ...given, ...labels }, false, new Set(varying.filter(key => !Object.hasOwn(labels, key))));
}

/** The ports of containers, and of init containers that go on running. */
function portsOf(spec: JsonObject): readonly ContainerPort[] {
  const sidecars = itemsOf(spec['initContainers']).filter(one => isObject(one) && one['restartPolicy'] === 'Always');
  return [...itemsOf(spec['containers']), ...sidecars].flatMap(one => itemsOf(objectOf(one)['ports']).flatMap(portOf));
}

function portOf(json: Json): readonly ContainerPort[] {
  const { name, containerPort, protocol } = objectOf(json);
  const port = numberOf(containerPort);
  return port === undefined ? [] : [{ name: textOf(name), port, protocol: protocolOf(protocol) }];
}

/** Without protocol a port is TCP. (kubernetes v1.36, pkg/apis/core/v1/defaults.go) */
export function protocolOf(json: Json | undefined): Protocol {
  return json === 'UDP' || json === 'SCTP' ? json : 'TCP';
}

function addressesOf(pod: JsonObject): readonly Block[] {
  const status = objectOf(pod['status']);
  const listed = itemsOf(status['podIPs']).map(one => objectOf(one)['ip']);
  const texts = new Set([textOf(status['podIP']), ...listed.map(textOf)]);
  return [...texts].flatMap(text => (text === undefined ? [] : (blockOf(text) ?? [])));
}

function remembered(compute: (name: string) => Labels): (name: string) => Labels {
  const known = new Map<string, Labels>();
  return name => {
    const labels = known.get(name) ?? compute(name);
    known.set(name, labels);
    return labels;
  };
}
