import { placeText } from '#report/place-text.js';
import { terminal } from '#report/escaping/shown.js';
import { exit } from '../contract/exit.js';
import type { Session } from './session.js';
import type { Streams } from '../contract/streams.js';

/** Says on standard error what could not be read; the exit code for it, or undefined where all was read. */
export function unreadableExit(sessions: readonly Session[], streams: Streams): number | undefined {
  const all = sessions.flatMap(session => session.unreadable);
  for (const { at, message, hint } of all)
    streams.err(terminal`${placeText(at)}: ${message}${hint === undefined ? '' : `; ${hint}`}\n`);
  return all.length > 0 ? exit.unreadable : undefined;
}
