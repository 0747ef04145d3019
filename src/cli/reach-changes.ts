import { endName } from '#network/index.js';
import type { Shown } from '#report/shown.js';
import { terminal } from '#report/shown.js';
import type { ReachEntry } from './reach-entries.js';

/** What two states of the manifests let through differently. */
export interface ReachChanges {
  readonly added: readonly ReachEntry[];
  readonly removed: readonly ReachEntry[];
}

/** Compares two states: a connection whose ports changed is removed and added. */
export function reachChanges(before: readonly ReachEntry[], after: readonly ReachEntry[]): ReachChanges {
  const [old, now] = [byKey(before), byKey(after)];
  return {
    added: [...now].flatMap(([key, entry]) => (old.has(key) ? [] : [entry])),
    removed: [...old].flatMap(([key, entry]) => (now.has(key) ? [] : [entry])),
  };
}

/** Why a connection is allowed, and at which line, does not make it another. */
function byKey(entries: readonly ReachEntry[]): ReadonlyMap<string, ReachEntry> {
  return new Map(entries.map(entry => [JSON.stringify([entry.from, entry.to, entry.ports]), entry]));
}

/** For people: `+` for what gets through now, `-` for what no longer does. */
export function changesText({ added, removed }: ReachChanges): Shown {
  const lines = [...removed.map(one => `- ${entryText(one)}`), ...added.map(one => `+ ${entryText(one)}`)].sort(byEnds);
  return terminal.lines(lines.length === 0 ? ['the same connections get through'] : lines);
}

function byEnds(one: string, other: string): number {
  return one.slice(2) === other.slice(2) ? 0 : one.slice(2) < other.slice(2) ? -1 : 1;
}

function entryText({ from, to, ports }: ReachEntry): string {
  const text = ports === 'all' ? 'every port' : ports.map(portText).join(', ');
  return `${endName(from)} → ${endName(to)}: ${text}`;
}

function portText({
  protocol,
  from,
  to,
}: {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}): string {
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}
