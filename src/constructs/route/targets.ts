import { isPort } from '../shape/port-number.js';
import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { IntentPort } from '#network/write.js';
import type { Can, ControllerName } from '../controllers/capability.js';
import { podsKey, unitedPorts } from '../connections/ends/same-pods.js';
import { isName } from '../shape/hosts.js';
import type { NamedPort } from '../workload/ports.js';
import { backendPort } from '../workload/ports.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';

/** Where a route leads: an application, or a Service by name. */
export type Target = WorkloadConstruct | ApplicationTarget | ServiceTarget;

/** A port of an application. */
export interface ApplicationTarget {
  /** The application that it leads to. */
  readonly application: WorkloadConstruct;
  /**
   * The port by name.
   * @default - the first
   */
  readonly port?: string;
}

/** A Service that is there already, in the route's namespace. */
export interface ServiceTarget {
  /** The name of the Service. */
  readonly service: string;
  /** The Service's port, by number or by name. */
  readonly port: number | string;
  /**
   * The pods behind it: a network policy lets the controllers reach them, and with that closes them to all whom no other network
   * policy lets in. In a namespace that denies by default they are closed already; where nothing closes them there is a warning,
   * unless `closes` says that it is meant.
   * @default - no network policy: whoever owns the pods lets the controller in
   */
  readonly pods?: TargetPods;
}

/** The pods behind a Service that is there already. */
export interface TargetPods {
  /** The labels by which a network policy knows them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Their port, not the Service's: by number or by name. */
  readonly port: number | string;
  /**
   * They are meant to be closed to all whom no network policy lets in, though nothing else closes them: so that nobody comes round
   * what the route asks for, a password for instance.
   * @default false
   */
  readonly closes?: boolean;
}

/** A target with its share of the requests. Shares are relative to their sum. */
export type WeightedTarget = (ApplicationTarget | ServiceTarget) & { readonly weight: number };

/** One target, or several with their weights: as many as the controllers can split between. */
export type Targets<Kind extends ControllerName = never> =
  Target | readonly [WeightedTarget, WeightedTarget?, ...Can<Kind, 'backends.many', WeightedTarget>[]];

/** The targets of a route, each with its weight. */
export function targetsOf(to: Targets | undefined): readonly (Target & { readonly weight?: number })[] {
  return (to !== undefined && isList(to) ? to : [to]).filter(one => one !== undefined);
}

/** A target as the backend of a route. */
export function backendOf(target: Target & { readonly weight?: number }, namespace: string): WeightedBackend {
  const weight = target.weight ?? 1;
  if (isService(target)) return { backend: { namespace, service: target.service, port: target.port }, weight };
  const { name: service, namespace: own } = applicationOf(target);
  const port = portOf(target);
  return { backend: { namespace: own, service, port: port ? backendPort(port) : '' }, weight };
}

/** The pods that a controller must reach for some targets, where they are known: each once, with all ports that are led to. */
export function podsBehindAll(targets: readonly Target[], namespace: string): readonly PodsBehind[] {
  const byPods = new Map<string, PodsBehind>();
  for (const one of targets.flatMap(target => podsBehind(target, namespace) ?? [])) {
    const key = podsKey(one.workload);
    const { workload, ports } = byPods.get(key) ?? { ...one, ports: [] };
    byPods.set(key, { workload, ports: unitedPorts(ports, one.ports) });
  }
  return [...byPods.values()];
}

function podsBehind(target: Target, namespace: string): PodsBehind | undefined {
  if (!isService(target)) {
    const port = portOf(target);
    return port && { workload: applicationOf(target), ports: [port] };
  }
  if (target.pods === undefined) return undefined;
  const { labels: podLabels, port } = target.pods;
  return { workload: { name: target.service, namespace, podLabels }, ports: [{ port }] };
}

/** Pods, and the ports of theirs that a route leads to. */
export interface PodsBehind {
  readonly workload: Omit<Workload, 'ports'>;
  readonly ports: readonly IntentPort[];
}

/** What is wrong with the targets of a route. */
export function targetFaults(to: Targets | undefined, namespace: string): readonly string[] {
  const targets = targetsOf(to);
  if (to === undefined)
    return ['to: nothing is named; name an application or a Service, or give redirectTo or appRoot'];
  if (targets.length === 0) return ['to: the list is empty; name an application or a Service'];
  const each = targets.flatMap((target, at) => {
    const prop = targets.length === 1 ? 'to' : `to.${at}`;
    return isService(target) ? serviceFaults(target, prop) : applicationFaults(target, prop, namespace);
  });
  return [...each, ...weightFaults(targets), ...twiceFaults(targets, namespace)];
}

/** What is wrong with the shares of several. */
function weightFaults(targets: readonly (Target & { readonly weight?: number })[]): readonly string[] {
  const odd = targets.flatMap(({ weight }, at) => {
    const prop = `${targets.length === 1 ? 'to' : `to.${at}`}.weight`;
    if (weight === undefined)
      return targets.length > 1 ? [`${prop}: nothing is given; name its share beside those of the others`] : [];
    return Number.isInteger(weight) && weight >= 0 ? [] : [`${prop}: ${weight} is not a whole number from 0`];
  });
  if (odd.length > 0 || targets.some(({ weight }) => weight !== 0)) return odd;
  return ['to: no weight is above 0, and nobody gets a request; give one'];
}

function twiceFaults(targets: readonly Target[], namespace: string): readonly string[] {
  const names = targets.map(target => backendName(backendOf(target, namespace).backend));
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [`to.${at}: ${name} is to.${names.indexOf(name)} already; give it one weight`],
  );
}

function serviceFaults({ service, port }: ServiceTarget, prop: string): readonly string[] {
  const goodPort = typeof port === 'string' ? port !== '' : isPort(port);
  return [
    ...(isName(service) ? [] : [`${prop}.service: ${service} is not the name of a Service`]),
    ...(goodPort ? [] : [`${prop}.port: ${port} is not a port: a name, or a number from 1 to 65535`]),
  ];
}

function applicationFaults(
  target: WorkloadConstruct | ApplicationTarget,
  prop: string,
  namespace: string,
): readonly string[] {
  const { name, namespace: own, ports } = applicationOf(target);
  const there = ports.map(one => one.name).join(', ') || 'none';
  return [
    ...(own === namespace
      ? []
      : [`${prop}: ${name} is in namespace ${own}; a route leads to its own namespace, ${namespace}`]),
    ...portFaults(portOf(target), prop, `${name} has no such port; there is ${there}`),
  ];
}

function portFaults(port: NamedPort | undefined, prop: string, missing: string): readonly string[] {
  if (port === undefined) return [`${prop}.port: ${missing}`];
  return port.protocol === 'TCP'
    ? []
    : [`${prop}.port: ${port.name} speaks ${port.protocol}, and controllers route over TCP alone; name a port of TCP`];
}

function isList(to: Targets): to is Exclude<Targets, Target> {
  return Array.isArray(to);
}

function isService(target: Target): target is ServiceTarget {
  return 'service' in target && typeof target.service === 'string';
}

function applicationOf(target: WorkloadConstruct | ApplicationTarget): WorkloadConstruct {
  return 'application' in target ? target.application : target;
}

function portOf(target: WorkloadConstruct | ApplicationTarget): NamedPort | undefined {
  if (!('application' in target) || target.port === undefined) return applicationOf(target).ports[0];
  return target.application.ports.find(one => one.name === target.port);
}
