import { membersOf, setOf } from '../algebra/bit-set.js';
import { holds } from '../policy/label-expression.js';
import type { PeerReading } from '../cni/peer-reading.js';
import { peerSet } from './peer-set.js';
import type { ContainerPort } from '../policy/port-match.js';
import type { Direction, Peer, PeerItem, PolicyRule } from '../policy/policy.js';
import { namesIn, portsAt } from '../policy/port-match.js';
import type { PortSet } from '../algebra/port-set.js';
import { noPorts } from '../algebra/port-set.js';
import type { PortStates } from '../algebra/port-states.js';
import type { EndpointClasses } from './endpoint-classes.js';
import { meantBy } from './endpoint-classes.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { ThreeValuedSet } from '../algebra/three-valued-set.js';
import { bothSets, certain, eitherSet } from '../algebra/three-valued-set.js';

/** A rule compiled for the engine: what it does to the connections with these classes. */
export interface CompiledRule {
  readonly peers: ThreeValuedSet;
  /** The effects on classes that the rule means for certain, and on those that it means perhaps. */
  readonly sure: number;
  readonly doubtful: number;
}

export interface CompileContext {
  readonly classes: EndpointClasses;
  readonly reading: PeerReading;
  readonly states: PortStates;
}

/** A rule compiled for the pods of a class; one, unless a name means different ports at different pods. */
export function compiledRules(
  rule: PolicyRule,
  direction: Direction,
  near: number,
  context: CompileContext,
): readonly CompiledRule[] {
  const about = nearMet(rule, near, context.classes);
  if (about === false) return [];
  return sureRules(rule, direction, near, context).map(one => (about === true ? one : { ...one, sure: one.doubtful }));
}

/** Whether a rule is about the pods of a class, among those that its policy selects. */
export function nearMet({ appliesTo }: PolicyRule, near: number, { podClasses }: EndpointClasses): ThreeValued {
  const labels = podClasses[near]?.example.labels;
  return appliesTo && labels ? holds(appliesTo, owner => labels[owner]) : true;
}

function sureRules(
  rule: PolicyRule,
  direction: Direction,
  near: number,
  context: CompileContext,
): readonly CompiledRule[] {
  const { classes, reading } = context;
  const peers = rulePeers(rule, classes, reading);
  if (direction === 'ingress')
    return [compiled(rule, peers, portsAt(rule.ports, containersAt(classes, near)), context)];
  if (namesIn(rule.ports).length === 0) return [compiled(rule, peers, portsAt(rule.ports, []), context)];
  return byPorts(rule, peers, classes).map(([ports, members]) =>
    compiled(rule, bothSets(peers, members), ports, context),
  );
}

/** The classes that any of a rule's peers means. */
export function rulePeers({ peers }: PolicyRule, classes: EndpointClasses, reading: PeerReading): ThreeValuedSet {
  return meantBy(peers, classes, reading, () =>
    eitherSet(
      classes.size,
      withBlocksTogether(peers).map(peer => peerSet(peer, classes, reading)),
    ),
  );
}

/** A rule that asks something of requests lets connections through perhaps. */
function compiled(
  { action, doubt, http }: PolicyRule,
  peers: ThreeValuedSet,
  ports: PortSet,
  { states }: CompileContext,
): CompiledRule {
  const doubtful = states.effect(action, { yes: noPorts, maybe: ports });
  return { peers, doubtful, sure: doubt || http ? doubtful : states.effect(action, { yes: ports, maybe: ports }) };
}

/** Blocks of addresses are read together: IPv4 and IPv6 as a whole are every address. */
function withBlocksTogether(items: readonly PeerItem[]): readonly Peer[] {
  const blocks = items.flatMap(({ peer }) => (peer.kind === 'addresses' ? [peer] : []));
  const [first] = blocks;
  if (!first || blocks.length < 2) return items.map(({ peer }) => peer);
  const others = items.flatMap(({ peer }) => (peer.kind === 'addresses' ? [] : [peer]));
  return [...others, { ...first, blocks: blocks.flatMap(one => one.blocks) }];
}

/** The peers by what the names of the rule's ports mean at them. */
function byPorts(
  rule: PolicyRule,
  peers: ThreeValuedSet,
  classes: EndpointClasses,
): readonly (readonly [PortSet, ThreeValuedSet])[] {
  const groups = new Map<string, { readonly ports: PortSet; readonly members: number[] }>();
  for (const far of membersOf(peers.maybe)) {
    const ports = portsAt(rule.ports, containersAt(classes, far));
    const group = groups.get(ports.join());
    if (group) group.members.push(far);
    else groups.set(ports.join(), { ports, members: [far] });
  }
  return [...groups.values()].map(({ ports, members }) => [ports, certain(setOf(classes.size, members))]);
}

function containersAt(classes: EndpointClasses, endpointClass: number): readonly ContainerPort[] {
  return classes.podClasses[endpointClass]?.example.ports ?? [];
}
