import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';

/** One line of a terminal that says how far long work is, and makes way for whatever else is written there. */
export interface ProgressLine {
  /** Says what is being done: not before the work took a second, and ten times a second at most. */
  readonly tell: (doing: string) => void;
  /** Takes the line away. */
  readonly wipe: () => void;
}

/** Writes to a terminal of so many columns, or one that does not tell how many (0); `now` are milliseconds since the work began. */
export function progressLine(
  write: (text: Shown<'terminal'>) => void,
  now: () => number,
  columns: () => number,
): ProgressLine {
  let told = 900;
  let stands = false;
  return {
    tell: doing => {
      const at = now();
      if (at - told < 100) return;
      told = at;
      stands = true;
      const width = columns();
      write(terminal`\r\u001b[K${width > 0 ? doing.slice(0, width - 1) : doing}`);
    },
    wipe: () => {
      if (stands) write(terminal`\r\u001b[K`);
      stands = false;
    },
  };
}
