import type { Facts } from '#facts/facts.js';
import type { Understood } from '../value-fault.js';
import { endOf, portOf } from './ends.js';
import type { ReachEntry, UnknownEntry } from './entries.js';
import { reachEntries, unknownEntries } from './entries.js';
import type { AskedConnection } from './question.js';
import { askedConnection } from './question.js';
import { reachedIn } from './reached.js';

/** One connection: `NAMESPACE/NAME`, `NAMESPACE/KIND/NAME`, `NAMESPACE/*`, an address or CIDR, `controller:NAME` or `internet`. */
export interface ConnectionQuestion {
  readonly from: string;
  /** Also `svc:NAMESPACE/NAME`. */
  readonly to: string;
  /** `8080/TCP`, or `8080` for TCP; of a Service its own port. Default: any port. */
  readonly port?: string | number;
  /** With every rule that decides, and the smallest change that would turn the verdict. Default: without. */
  readonly explain?: boolean;
}

/** Whether the network policies let a connection through, and why. The fault is an end or a port that is none. */
export function reach(facts: Facts, question: ConnectionQuestion): Understood<AskedConnection> {
  const { from, to, port, explain } = question;
  const [sender, receiver] = [endOf(from), endOf(to)];
  const on = port === undefined ? { value: {} } : portOf(port);
  if ('fault' in sender) return sender;
  if ('fault' in receiver) return receiver;
  if ('fault' in on) return on;
  const asked = { from: sender.value, to: receiver.value, ...on.value };
  return { value: askedConnection(facts.network, asked, explain === true ? true : undefined) };
}

/** Which connections: all from one end, all to one, or those between two. Default: all. */
export type ConnectionFilter = Partial<Pick<ConnectionQuestion, 'from' | 'to'>>;

/** The connections of a cluster. */
export interface ConnectionList {
  /** What gets through: controllers first. */
  readonly allowed: readonly ReachEntry[];
  /** What the manifests leave open, and why. */
  readonly unknown: readonly UnknownEntry[];
}

/** Every connection that the network policies let through or leave open. The fault is an end that is none, or is not there. */
export function connections(facts: Facts, filter: ConnectionFilter = {}): Understood<ConnectionList> {
  const { from, to } = filter;
  const sender = from === undefined ? undefined : endOf(from);
  const receiver = to === undefined ? undefined : endOf(to);
  if (sender && 'fault' in sender) return sender;
  if (receiver && 'fault' in receiver) return receiver;
  const reached = reachedIn(facts, {
    ...(sender && { from: sender.value }),
    ...(receiver && { to: receiver.value }),
  });
  if ('fault' in reached) return reached;
  return { value: { allowed: [...reachEntries(reached.value)], unknown: [...unknownEntries(reached.value)] } };
}
