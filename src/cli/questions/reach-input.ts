import { endOf, portOf } from '#ask/reach/ends.js';
import type { ReachQuestion } from '#ask/reach/reached.js';
import { orUsageError, UsageError } from '../contract/exit.js';

/** The flags that ask about connections. */
export interface ReachFlags {
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
}

/** The question that the flags ask. */
export function questionIn({ from, to, port }: ReachFlags): ReachQuestion {
  if (port !== undefined && (from === undefined || to === undefined))
    throw new UsageError('--port needs --from and --to');
  return {
    ...(from !== undefined && { from: orUsageError(endOf(from)) }),
    ...(to !== undefined && { to: orUsageError(endOf(to)) }),
    ...(port !== undefined && orUsageError(portOf(port))),
  };
}
