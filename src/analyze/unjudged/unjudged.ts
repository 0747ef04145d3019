import { storedClass } from '#cluster/classes.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import { dialectOf, dialects } from '#dialects/index.js';
import type { Facts } from '#facts/facts.js';
import type { Unjudged } from '#model/findings/unjudged.js';
import { grouped } from '#model/grouped.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf, specOf } from '#model/resource.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { foreignControllers } from './foreign-controllers.table.js';

/**
 * What routes or lets pass and was not judged, most resources first: how its controller works is not known here, or no controller
 * that serves it is asked. What needs no controller (references, ports, certificates, policies) is judged all the same.
 */
export function unjudgedIn(facts: Pick<Facts, 'cluster' | 'readings' | 'unserved'>): readonly Unjudged[] {
  const { cluster, readings, unserved } = facts;
  const judges = readings.filter(one => one.table.unread === undefined).map(one => one.settings);
  const unread = readings.filter(one => one.table.unread !== undefined).map(one => one.settings);
  const others = { unread, unasked: unasked(facts) };
  const told = new Set(unserved.map(one => one.ingress));
  const left = candidatesIn(cluster, others).filter(one => !told.has(one) && !isServed(one, cluster, judges));
  return unjudgedInAll([
    left.map(one => ({ controller: controllerOf(one, cluster, others), kind: one.kind, count: 1 })),
  ]);
}

/** What was not judged in several clusters, as one list. */
export function unjudgedInAll(clusters: readonly (readonly Unjudged[])[]): readonly Unjudged[] {
  const alike = grouped(clusters.flat(), one => `${one.controller}\u0000${one.kind}`);
  return [...alike.values()]
    .flatMap(([first, ...more]) =>
      first ? [more.reduce((sum, one) => ({ ...sum, count: sum.count + one.count }), first)] : [],
    )
    .sort(byCount);
}

/** The controllers with a dialect of which nothing was asked, as they are usually set up. */
function unasked({ readings }: Pick<Facts, 'readings'>): readonly ControllerSettings[] {
  return dialects
    .map(({ name }) => name)
    .filter(name => readings.every(one => one.settings.kind !== name))
    .map(name => ({ name, kind: name, assumeEndpoints: true, noEndpoints: [] }));
}

/** The controllers with a dialect that do not judge: those asked as a version that is not known, and those of which nothing is asked. */
interface Others {
  readonly unread: readonly ControllerSettings[];
  readonly unasked: readonly ControllerSettings[];
}

/** What only a controller, a mesh or a network can judge. */
function candidatesIn(cluster: Cluster, { unread, unasked: usual }: Others): readonly Resource[] {
  const foreign = cluster.resources.filter(
    one =>
      one.apiVersion.includes('.') &&
      !isApi(one) &&
      (foreignName(one) !== undefined || isServed(one, cluster, [...unread, ...usual])),
  );
  return [...ofKind(cluster, 'networking.k8s.io', 'Ingress'), ...gatewayRoutes(cluster), ...foreign];
}

/** Kinds of Kubernetes itself, whoever serves them. */
function isApi({ apiVersion }: Resource): boolean {
  return groupOf(apiVersion).endsWith('.k8s.io');
}

function isServed(resource: Resource, cluster: Cluster, controllers: readonly ControllerSettings[]): boolean {
  return controllers.some(one => dialectOf(one.kind)?.claims(resource, cluster, one));
}

/** Who would judge it: a controller that is known but not asked or not as this version, one known by name, else its class. */
function controllerOf(resource: Resource, cluster: Cluster, { unread, unasked: usual }: Others): string {
  if (groupOf(resource.apiVersion) === 'gateway.networking.k8s.io') return 'Gateway API';
  const serves = (one: ControllerSettings) => isServed(resource, cluster, [one]);
  const asked = unread.find(serves);
  if (asked) return asked.version === undefined ? asked.name : `${asked.name} ${asked.version}`;
  const isIngress = resource.kind === 'Ingress';
  if (isIngress && classOf(resource, cluster) === undefined) return 'no class';
  return usual.find(serves)?.name ?? (isIngress ? controllerOfIngress(resource, cluster) : foreignName(resource)) ?? '';
}

function foreignName({ apiVersion, kind }: Resource): string | undefined {
  const group = groupOf(apiVersion);
  return foreignControllers.find(
    ({ groups = [], kinds }) => groups.includes(group) && (kinds === undefined || kinds.includes(kind)),
  )?.name;
}

/** By the IngressClass among the manifests; without one by the name of the class. */
function controllerOfIngress(ingress: Resource, cluster: Cluster): string {
  const name = classOf(ingress, cluster) ?? '';
  const definition = ofKind(cluster, 'networking.k8s.io', 'IngressClass').find(one => one.name === name);
  const controller = definition && textOf(specOf(definition)['controller']);
  if (controller !== undefined) return foreignInstallation(controller) ?? controller;
  return foreignControllers.find(({ classes = [] }) => classes.includes(name))?.name ?? `class ${name}`;
}

/** The class by which a controller is chosen; the newest of several default classes where that is open. */
function classOf(ingress: Resource, cluster: Cluster): string | undefined {
  const stored = storedClass(cluster, ingress);
  if (stored.kind === 'open') return stored.among.join(' or ');
  return stored.kind === 'class' ? stored.name : stored.annotated;
}

function foreignInstallation(controller: string): string | undefined {
  return foreignControllers.find(({ controllers = [] }) =>
    controllers.some(one => controller === one || controller.startsWith(`${one}/`)),
  )?.name;
}

function byCount(one: Unjudged, other: Unjudged): number {
  if (one.count !== other.count) return other.count - one.count;
  const [own, others] = [one, other].map(({ controller, kind }) => `${controller}\u0000${kind}`);
  return (own ?? '') < (others ?? '') ? -1 : 1;
}
