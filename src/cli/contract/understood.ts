import type { Understood } from '#ask/fault.js';
import { UsageError } from './exit.js';

/** What was meant; what nobody can answer is a mistake of the call. */
export function meant<Meant>(read: Understood<Meant>): Meant {
  if ('fault' in read) throw new UsageError(read.fault);
  return read.value;
}
