import type { ReachChanges } from '#ask/reach/changes.js';
import type { ReachEntry } from '#ask/reach/entries.js';
import { endName } from '#network/index.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';

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
