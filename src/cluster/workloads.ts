import { grouped } from '#model/grouped.js';
import type { JsonObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { ContainerPort } from './container-ports.js';
import { containerPorts } from './container-ports.js';
import type { Owner } from './ownership/owners.js';
import { ownersIn, templatesIn } from './ownership/owners.js';
import { alikePods, isOver } from './ownership/live-pods.js';
import { isPod, podPlace, podTemplate } from './ownership/template.js';

/** Pods of one owner that only their names tell apart: those of one template, or those among the manifests that are alike. */
export interface Workload {
  /** What stands for the pods: their owner where the manifests hold it, else what made them, or one of themselves. */
  readonly resource: Resource;
  /** Of the owner, where the manifests tell it; else of the resource. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Of the pods where the manifests hold some that run, else of the template. */
  readonly labels: Readonly<Record<string, string>>;
  /** The pod's spec as the resource has it, and where it stands there. */
  readonly spec: JsonObject;
  readonly path: Path;
  /** Of the pods where the manifests hold some that run. */
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** The pods among the manifests, in the order of their names; none where a template stands for them. */
  readonly pods: readonly Resource[];
}

/** `shop/Deployment/web`, as answers name a workload. */
export function workloadName({ namespace, kind, name }: Workload): string {
  return `${namespace}/${kind}/${name}`;
}

/** One workload of each owner: its pods may stand in several, where they are not alike. */
export function oneOfEachOwner(workloads: readonly Workload[]): readonly Workload[] {
  return [...grouped(workloads, workloadName).values()].flatMap(([first]) => first ?? []);
}

/** The workloads of resources: what others made of a workload is that workload's, its pods with what they are like. */
export function workloadsOf(resources: readonly Resource[]): readonly Workload[] {
  const saying = resources.filter(one => podPlace(one));
  const ownerOf = ownersIn(saying);
  const templateOf = templatesIn(saying);
  const families = grouped(saying, one => {
    const { kind, name } = ownerOf(one);
    return `${one.namespace}/${kind}/${name}`;
  });
  return [...families.values()].flatMap(members => {
    const [first] = members;
    return first ? ofFamily(members, ownerOf(first), templateOf) : [];
  });
}

/** What runs counts before what may run, and that before what is over. */
function ofFamily(
  members: readonly Resource[],
  owner: Owner,
  templateOf: (pod: Resource) => Resource | undefined,
): readonly Workload[] {
  const head = members.find(one => !isPod(one) && one.kind === owner.kind && one.name === owner.name);
  const running = members.filter(one => isPod(one) && !isOver(one));
  if (running.length > 0) {
    const byTemplate = grouped(running, one => head ?? templateOf(one));
    return [...byTemplate].flatMap(([template, pods]) =>
      alikePods(pods).flatMap(alike => ofPods(template ?? alike[0], owner, alike)),
    );
  }
  if (head) return [ofTemplate(head, owner)];
  const left = members.filter(one => !isPod(one));
  const kept = left.filter(one => specOf(one)['replicas'] !== 0);
  if (left.length > 0) return (kept.length > 0 ? kept : left).map(one => ofTemplate(one, owner));
  return alikePods(members).flatMap(alike => ofPods(alike[0], owner, alike));
}

function ofTemplate(resource: Resource, { kind, name }: Owner): Workload {
  const { labels, spec, path } = podTemplate(resource) ?? { labels: {}, spec: {}, path: [] };
  return {
    resource,
    kind,
    name,
    namespace: resource.namespace,
    labels,
    spec,
    path,
    ports: containerPorts(spec, path),
    hostNetwork: spec['hostNetwork'] === true,
    pods: [],
  };
}

/** Pods differ from their template: by what is put on them when they are made, and where the template was changed since. */
function ofPods(resource: Resource | undefined, owner: Owner, pods: readonly Resource[]): readonly Workload[] {
  const [example] = pods;
  if (!resource || !example) return [];
  const said = ofTemplate(resource, owner);
  const { labels, hostNetwork, ports } = ofTemplate(example, owner);
  return [{ ...said, labels, hostNetwork, ports: ports.map(port => placed(port, said)), pods }];
}

/** A port of a pod where the resource has it, else where it has the containers. */
function placed(port: ContainerPort, { ports, path }: Workload): ContainerPort {
  const same = ports.find(one => one.name === port.name && one.port === port.port && one.protocol === port.protocol);
  return same ?? { ...port, path: [...path, 'containers'] };
}
