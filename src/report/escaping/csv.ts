import { withoutBrackets, withoutCommands } from './log-commands.js';
import { folded } from './visible.js';

/**
 * A field: quoted where a reader of tables would stumble, or a log would take the line for a command; a leading sign that a
 * spreadsheet takes for a formula is quoted away. (RFC 4180; OWASP, CSV injection)
 */
export function csvField(text: string): string {
  const line = withoutBrackets(folded(text));
  const safe = /^\s*[=+@\-\uff1d\uff0b\uff20\uff0d]/.test(line) ? `'${line}` : line;
  return /[",]/.test(safe) || withoutCommands(safe) !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}
