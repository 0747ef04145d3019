import type { IConstruct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { SettledObject } from '../../tree/settled-object.js';
import type { NamedPort } from '../../workload/ports.js';
import type { WorkloadConstruct } from '../../workload/workload.js';
import { farEndOf } from './far-end.js';
import { podsKey, unitedPorts } from './same-pods.js';

/** A way between the pods of two workloads, at the end whose network policy opens it. */
export interface Way {
  /** The workload whose pods the network policy is of: it stands below it. */
  readonly at: WorkloadConstruct;
  /** The workload for whom it is there. */
  readonly for: WorkloadConstruct;
  /** The id of the network policy, which says the direction too. */
  readonly id: string;
}

interface Opened {
  readonly policy: SettledObject;
  readonly ports: readonly NamedPort[];
}

/** By the root of the tree, and by the pods at both ends. */
const opened = new WeakMap<IConstruct, Map<string, Opened>>();

/**
 * Opens some ports with one network policy, however often and through how many constructs for the same pods it is asked for:
 * what is asked for later is opened by the same one.
 */
export function openWay(way: Way, ports: readonly NamedPort[], write: (all: readonly NamedPort[]) => JsonObject): void {
  const known = opened.get(way.at.node.root) ?? new Map<string, Opened>();
  opened.set(way.at.node.root, known);
  const key = [way.id, podsKey(way.at), podsKey(way.for)].join(' ');
  const before = known.get(key);
  if (before === undefined || !isThere(before.policy)) {
    const policy = new SettledObject(way.at, freeId(way), write(ports));
    farEndOf(way.for, policy);
    known.set(key, { policy, ports });
    return;
  }
  const all = unitedPorts(before.ports, ports);
  if (all.length === before.ports.length) return;
  before.policy.settleTo(write(all));
  known.set(key, { policy: before.policy, ports: all });
}

/** Another of the same name may have the id: then both policies have one name, which synthesis says. */
function freeId({ at, id }: Pick<Way, 'at' | 'id'>): string {
  return at.node.tryFindChild(id) === undefined ? id : freeId({ at, id: `${id}-again` });
}

/** What was removed from its tree keeps its scope, and its scope no longer knows it. */
function isThere({ node }: IConstruct): boolean {
  return node.scopes.every(
    one => one.node.scope === undefined || one.node.scope.node.tryFindChild(one.node.id) === one,
  );
}
