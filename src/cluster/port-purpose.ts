import type { ServicePort } from './services.js';
import { targetsIn } from './pod-targets.js';
import type { Workload } from './workloads.js';

/** Names that people give to ports for administration, metrics and debugging, in a Service or a container. */
const administration =
  /^(?:https?-|tcp-)?(?:(?:envoy-)?admin|management|mgmt|metrics|monitoring|prometheus|actuator|debug(?:ger)?|pprof|profil(?:er|ing)|jmx|jolokia|jdwp)(?:-?(?:https?|port|tcp))?$/;

/** Ports that a program has for nothing else: Envoy and Istio administration, Java debugging, Jolokia. */
const administrationNumbers: ReadonlyMap<number, string> = new Map([
  [9901, 'the administration of Envoy'],
  [15000, 'the administration of Envoy'],
  [5005, 'the debugger of Java'],
  [8778, 'Jolokia, the management of Java'],
]);

/** What asks for a sign-in by itself: the management of RabbitMQ. */
const signsIn = 15672;

/** What a port is for, where its name or its number says that it is not for users: `called metrics`. */
export function administrationAt(port: ServicePort, workloads: readonly Workload[]): string | undefined {
  if (port.target === signsIn || port.number === signsIn) return undefined;
  const pods = targetsIn(workloads, port).map(({ to }) => to);
  const said = [port.name, ...pods.map(one => (one.kind === 'declared' ? one.container.name : undefined))];
  const name = said.find(one => one !== undefined && administration.test(one));
  if (name !== undefined) return `called ${name}`;
  return pods.flatMap(one => (one.port === undefined ? [] : (administrationNumbers.get(one.port) ?? [])))[0];
}

/** What ports are called by which members of a cluster of programs talk to each other, alone or with more: `gossip`, `tcp-cluster`. */
const members =
  /(?:^|-)(?:gossip|peers?|cluster(?:ing)?|raft|intra|inter-?nodes?|member(?:s|list)?|replication|(?:leader-)?election|leader|transport|epmd|dist|discovery|serf|bus|galera|group)(?:-|$)/;

/**
 * Ports that programs have for their members: etcd, ZooKeeper, Elasticsearch, RabbitMQ (and Erlang), NATS, Cassandra, Redis Cluster, Galera,
 * memberlist and Consul, Kafka's controllers.
 */
const memberNumbers: ReadonlySet<number> = new Set([
  2380, 2888, 3888, 9300, 25672, 4369, 6222, 7000, 7001, 16379, 4567, 4444, 4568, 7946, 8300, 8301, 9093,
]);

/** Whether a port is one by which the members of a program talk to each other; `number` is the pods'. */
export function isForMembers({ name = '' }: ServicePort, number: number): boolean {
  return members.test(name) || memberNumbers.has(number);
}
