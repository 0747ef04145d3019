import { connectionGroups } from './connection-groups.js';
import type { ConnectionGroup } from './connection-groups.js';
import { predicatesOf } from '../engine/predicates.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { engineOf } from '../engine/engine.js';
import { exampleLabels } from './example-labels.js';
import { labelsFrom, namespaceName } from '../policy/known-labels.js';
import type { LabelExpression } from '../policy/label-expression.js';
import { everything } from '../policy/label-expression.js';
import type { NetworkModel } from '../model.js';
import type { ReportedEndpoint } from './reported-endpoints.js';
import type { Pods } from '../endpoints/pods.js';
import type { Peer, Policy } from '../policy/policy.js';
import { difference } from '../algebra/port-set.js';
import type { PortSet } from '../algebra/port-set.js';
import { standIn } from '../endpoints/controller-pods.js';
import { endpointClasses } from '../engine/endpoint-classes.js';
import { peerText } from '../policy/describe.js';

/** What pods that are not there yet could reach, or be reached by. */
export interface Exposure {
  readonly workload: ReportedEndpoint;
  readonly direction: 'ingress' | 'egress';
  /** Which pods: `pods with app=web in every namespace`. */
  readonly pods: string;
  readonly ports: PortSet;
}

/**
 * For each workload, the pods that rules would mean if they were there: a pod of each selector stands in for them, and one
 * that no selector means for all the others. What any pod may do is not said again of those that a selector means.
 */
export function exposureOf(model: NetworkModel): readonly Exposure[] {
  const { engine, cluster } = model;
  const strangers = strangersOf(engine.policies);
  const pods = [
    ...new Set([
      ...model.pods,
      ...model.controllers.flatMap(one => one.pods),
      ...model.dns,
      ...strangers.map(one => one.pods),
    ]),
  ];
  const classes = endpointClasses(pods, predicatesOf(engine.policies), engine.classes.families);
  const wider: NetworkModel = { ...model, cluster, engine: engineOf(engine.policies, classes, engine.reading) };
  const endpoints = strangers.map(({ pods: one }): Endpoint => ({
    endpointClass: classes.classOf.get(one) ?? 0,
    pods: one,
  }));
  const names = new Map(strangers.map(({ pods: one, name }) => [one, name]));
  return [
    ...exposures(connectionGroups(wider, { from: endpoints }).allowed, 'ingress', names),
    ...exposures(connectionGroups(wider, { to: endpoints }).allowed, 'egress', names),
  ];
}

interface Stranger {
  readonly pods: Pods;
  readonly name: string;
}

const anybody = 'any pod';

function strangersOf(policies: readonly Policy[]): readonly Stranger[] {
  const peers = policies
    .flatMap(({ ingress, egress }) => [...(ingress?.rules ?? []), ...(egress?.rules ?? [])])
    .flatMap(rule => rule.peers.flatMap(({ peer }) => expressionsIn(peer)));
  const distinct = new Map(peers.map(one => [JSON.stringify(one), one]));
  const known = [...distinct.values()].flatMap((expression, at) => {
    const labels = exampleLabels(expression);
    return labels
      ? [{ pods: made(at, labels), name: peerText({ kind: 'pods', labels: expression, hostNetwork: 'never' }) }]
      : [];
  });
  const nobody = labelsFrom({ [namespaceName]: 'a namespace that is not there yet' });
  return [
    { pods: made(-1, { pod: labelsFrom({}), namespace: nobody, account: labelsFrom({}) }), name: anybody },
    ...known.filter(({ name }) => name !== peerText({ kind: 'pods', labels: everything, hostNetwork: 'never' })),
  ];
}

function made(at: number, labels: Pods['labels']): Pods {
  return {
    ...standIn,
    end: { kind: 'controller', name: `stranger ${at}` },
    namespace: labels.namespace.known.get(namespaceName),
    labels,
  };
}

function expressionsIn(peer: Peer): readonly LabelExpression[] {
  switch (peer.kind) {
    case 'pods':
      return [peer.labels];
    case 'all':
    case 'any':
      return peer.of.flatMap(expressionsIn);
    case 'not':
    case 'anyone':
    case 'addresses':
    case 'outside':
    case 'open':
      return [];
  }
}

function exposures(
  groups: readonly ConnectionGroup[],
  direction: 'ingress' | 'egress',
  names: ReadonlyMap<Pods, string>,
): readonly Exposure[] {
  const listed = groups.flatMap(({ from, to, ports }) => {
    const [strangers, workloads] = direction === 'ingress' ? [from, to] : [to, from];
    return workloads
      .filter(({ pods }) => pods?.workload !== undefined)
      .flatMap(workload =>
        strangers.map(({ pods }): Exposure => ({
          workload,
          direction,
          pods: (pods && names.get(pods)) ?? anybody,
          ports,
        })),
      );
  });
  const open = new Map(listed.filter(one => one.pods === anybody).map(({ workload, ports }) => [workload, ports]));
  return listed.flatMap(one => {
    const ports = one.pods === anybody ? one.ports : difference(one.ports, open.get(one.workload) ?? []);
    return ports.length > 0 ? [{ ...one, ports }] : [];
  });
}
