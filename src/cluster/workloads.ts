import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { stringsOf } from '#model/resource.js';

/** Pods that only their names tell apart: those of one template, or one pod. */
export interface Workload {
  readonly resource: Resource;
  /** Of the controller that made a pod, where the manifests tell it; else of the resource. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The pod's spec, and where it stands in the resource. */
  readonly spec: JsonObject;
  readonly path: Path;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
}

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: string;
  /** The container, and where the port stands in the resource. */
  readonly container: string;
  readonly path: Path;
}

/** `shop/Deployment/web`, as answers name a workload. */
export function workloadName({ namespace, kind, name }: Workload): string {
  return `${namespace}/${kind}/${name}`;
}

/** Where a pod template stands: in workloads, in CronJobs, and in kinds of others that follow the same shape. */
const places: readonly Path[] = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** Every pod and every pod template of resources; what a workload of the manifests owns is that workload's. */
export function workloadsOf(resources: readonly Resource[]): readonly Workload[] {
  const found = resources.flatMap(resource => workloadOf(resource) ?? []);
  const owners = new Set(found.map(({ resource }) => `${resource.kind}/${resource.namespace}/${resource.name}`));
  return found.filter(one => one.resource.kind === one.kind || !owners.has(`${one.kind}/${one.namespace}/${one.name}`));
}

function workloadOf(resource: Resource): Workload | undefined {
  const isPod = resource.kind === 'Pod' && resource.apiVersion === 'v1';
  const place = isPod ? [] : places.find(one => Array.isArray(valueAt(resource.value, [...one, 'spec', 'containers'])));
  if (!place) return undefined;
  const pod = objectOf(valueAt(resource.value, place));
  const spec = objectOf(pod['spec']);
  const path = [...place, 'spec'];
  return {
    resource,
    ...ownerOf(resource),
    namespace: resource.namespace,
    labels: stringsOf(objectOf(pod['metadata'])['labels']),
    spec,
    path,
    ports: portsOf(spec, path),
    hostNetwork: spec['hostNetwork'] === true,
  };
}

function ownerOf(resource: Resource): Pick<Workload, 'kind' | 'name'> {
  const references = itemsOf(valueAt(resource.value, ['metadata', 'ownerReferences'])).map(objectOf);
  const owner = references.find(one => one['controller'] === true) ?? references[0];
  const [kind, name] = [textOf(owner?.['kind']), textOf(owner?.['name'])];
  return kind === undefined || name === undefined || kind === 'Node' ? resource : { kind, name };
}

/** The ports of containers, and of init containers that go on running. */
function portsOf(spec: JsonObject, path: Path): readonly ContainerPort[] {
  const lasting = (one: Json): boolean => isObject(one) && one['restartPolicy'] === 'Always';
  return [
    ...itemsOf(spec['containers']).flatMap((one, at) => containerPorts(objectOf(one), [...path, 'containers', at])),
    ...itemsOf(spec['initContainers']).flatMap((one, at) =>
      lasting(one) ? containerPorts(objectOf(one), [...path, 'initContainers', at]) : [],
    ),
  ];
}

function containerPorts(container: JsonObject, path: Path): readonly ContainerPort[] {
  return itemsOf(container['ports']).flatMap((json, at) => {
    const { name, containerPort, protocol } = objectOf(json);
    const port = numberOf(containerPort);
    if (port === undefined) return [];
    return [
      {
        name: textOf(name),
        port,
        protocol: textOf(protocol) ?? 'TCP',
        container: textOf(container['name']) ?? '',
        path: [...path, 'ports', at],
      },
    ];
  });
}
