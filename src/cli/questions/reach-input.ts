import { endOf, portOf } from '#ask/reach/ends.js';
import type { ReachQuestion } from '#ask/reach/reached.js';
import { UsageError } from '../contract/exit.js';
import { meant } from '../contract/understood.js';

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
    ...(from !== undefined && { from: meant(endOf(from)) }),
    ...(to !== undefined && { to: meant(endOf(to)) }),
    ...(port !== undefined && meant(portOf(port))),
  };
}
