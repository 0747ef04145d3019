import type { Backend } from '#model/backend.js';
import type { ServiceBackend } from './services/service-backends.js';
import { backendTargets } from './services/service-backends.js';
import type { PortSet } from '../algebra/port-set.js';
import { portsOf, union } from '../algebra/port-set.js';
import { anyController } from '../endpoints/controller-pods.js';
import type { ControllerEnd } from '../endpoints/end.js';
import { endName } from '../endpoints/end.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { resolvedEnd } from './resolved-end.js';
import type { NetworkModel } from '../model.js';
import type { PairVerdict } from './pair-verdict.js';
import { worstOf } from './combined-verdict.js';
import { verdictOfPair } from './pair-verdict.js';
import type { Pods } from '../endpoints/pods.js';

/** What a controller routes to. */
export interface Routed {
  /** Undefined for what no controller that is known claims. */
  readonly controller: string | undefined;
  readonly backends: readonly Backend[];
}

/** A connection of a controller to a pod port that it routes to. */
export interface ControllerConnection extends ServiceBackend {
  readonly from: ControllerEnd;
  readonly verdict: PairVerdict;
}

/** The connections from each controller to what it routes to, each port once. Backends without pods among the manifests are no connections. */
export function controllerConnections(model: NetworkModel, routed: readonly Routed[]): readonly ControllerConnection[] {
  return routed.flatMap(({ controller = anyController, backends }) => {
    const from: ControllerEnd = { kind: 'controller', name: controller };
    const found = resolvedEnd(model, from);
    if ('missing' in found) return [];
    return targetsOf(model, backends).map(target => ({
      ...target,
      from,
      verdict: verdictFrom(model, found.endpoints, target),
    }));
  });
}

/** A controller's connections with one workload that have one verdict, as one with all their ports. */
export interface ControllerPair {
  readonly from: ControllerEnd;
  readonly to: Pods['end'];
  readonly ports: PortSet;
  readonly verdict: PairVerdict;
}

export function controllerPairs(
  connections: readonly ControllerConnection[],
  wanted: PairVerdict['verdict'],
): readonly ControllerPair[] {
  const pairs = new Map<string, ControllerPair>();
  for (const { from, pods, port, protocol, verdict } of connections) {
    if (verdict.verdict !== wanted) continue;
    const key = `${endName(from)} ${endName(pods.end)}`;
    const ports = portsOf({ protocol, from: port, to: port });
    const known = pairs.get(key) ?? { from, to: pods.end, ports, verdict };
    pairs.set(key, { ...known, ports: union(known.ports, ports) });
  }
  return [...pairs.values()];
}

function targetsOf(model: NetworkModel, backends: readonly Backend[]): readonly ServiceBackend[] {
  const distinct = new Map(backends.map(one => [`${one.namespace}/${one.service}/${one.port}`, one]));
  const targets = [...distinct.values()].flatMap(backend => backendTargets(model, backend));
  const seen = new Map<Pods, Map<string, ServiceBackend>>();
  for (const target of targets) {
    const ports = seen.get(target.pods) ?? new Map<string, ServiceBackend>();
    ports.set(`${target.protocol}/${target.port}`, target);
    seen.set(target.pods, ports);
  }
  return [...seen.values()].flatMap(ports => [...ports.values()]);
}

/** All pods of the controller must get through; the first that does not decides. */
function verdictFrom(
  { engine }: NetworkModel,
  endpoints: readonly Endpoint[],
  { pods, port, protocol }: ServiceBackend,
): PairVerdict {
  const to = { endpointClass: engine.classes.classOf.get(pods) ?? 0, pods };
  const verdicts = endpoints.map(from => verdictOfPair(engine, from, to, { port, protocol }));
  return worstOf(verdicts) ?? { verdict: 'denied', because: [] };
}
