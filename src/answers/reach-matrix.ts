import type { End } from '#network/index.js';
import { pairsOf, portsText } from '#network/index.js';
import type { Shown } from '#report/escaping/shown.js';
import { csv, table } from '#report/escaping/shown.js';
import type { Reached } from '#ask/reach/entries.js';
import { endText } from './end-text.js';

/** Who reaches whom as a table: senders down, receivers across; a question mark where it cannot be told. */
export function markdownMatrix(reached: Reached): Shown<'markdown'> {
  const [head = [], ...body] = matrix(reached);
  const ruler = head.map(() => table`---`);
  return table.lines([head, ruler, ...body].map(row => table`| ${table.joined(row, ' | ')} |`));
}

export function csvMatrix(reached: Reached): Shown<'csv'> {
  return csv.lines(matrix(reached).map(row => csv.joined(row, ',')));
}

function matrix(reached: Reached): readonly (readonly string[])[] {
  const cells = cellsOf(reached);
  const senders = [...cells.keys()].sort();
  const receivers = [...new Set([...cells.values()].flatMap(row => [...row.keys()]))].sort();
  const rows = senders.map(sender => [
    sender,
    ...receivers.map(receiver => cells.get(sender)?.get(receiver)?.join('; ') ?? ''),
  ]);
  return [['from \\ to', ...receivers], ...rows];
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

function cellsOf({ connections, network }: Reached): Cells {
  const cells = new Map<string, Map<string, string[]>>();
  const put = (from: End, to: End, text: string): void => {
    const row = cells.get(endText(from)) ?? new Map<string, string[]>();
    row.set(endText(to), [...(row.get(endText(to)) ?? []), text]);
    cells.set(endText(from), row);
  };
  for (const { from, to, ports } of pairsOf(network, connections, 'allowed')) put(from, to, portsText(ports));
  for (const { from, to } of pairsOf(network, connections, 'unknown')) put(from, to, '?');
  return cells;
}
