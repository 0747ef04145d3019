import type { ControllerReading } from '#facts/controller-reading.js';
import type { RouteTable } from '#model/routing/table.js';
import type { ShownController } from './shown-controllers.js';

/** A reading of one of several controllers that serve the same: what another of them answers otherwise is unknown. */
export function withAlike<Read extends ControllerReading>(
  reading: Read,
  others: readonly Read[],
  { settings }: ShownController,
): Read {
  return others.reduce((all, { table, settings: { installation = '' } }) => {
    const because = `${settings.installation ?? ''} and ${installation} serve the same and answer otherwise, and which of them a client comes to is not known`;
    return { ...all, table: orElse(all.table, table, because) };
  }, reading);
}

function orElse(table: RouteTable, other: RouteTable, because: string): RouteTable {
  if (!table.orElse) return { ...table, orElse: { table: other, because, code: 'several-controllers' } };
  return { ...table, orElse: { ...table.orElse, table: orElse(table.orElse.table, other, because) } };
}
