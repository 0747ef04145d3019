import type { Understood } from '#ask/value-fault.js';
import type { Misshapen } from '#configuration/shaped-yaml.js';

/** What the exit code tells (docs: the table of exit codes in the README). */
export const exit = { clean: 0, findings: 1, usage: 2, unreadable: 3, defect: 4 } as const;

/** The user asked for something that cannot be done: an unknown flag, a path that is not there, a broken configuration. */
export class UsageError extends Error {
  /** What is wrong, a line each: a line break within one comes from outside, and makes no line of its own. */
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** What was meant by a question; what nobody can answer is a mistake of the call. */
export function orUsageError<Meant>(read: Understood<Meant>): Meant {
  if ('fault' in read) throw new UsageError(read.fault);
  return read.value;
}

/** What one of our own files holds; what is wrong in it is a mistake of the call. */
export function orUsageErrors<Read extends object>(read: Read | Misshapen): Read {
  if ('faults' in read) throw new UsageError(...read.faults);
  return read;
}
