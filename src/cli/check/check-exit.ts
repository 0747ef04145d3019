import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import type { Summary } from '#report/report.js';
import type { CommonOptions } from '../session/common-options.js';
import { exit } from '../contract/exit.js';

const gravity: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Unreadable input outranks findings; suppressed findings do not count; with `--strict` what is unknown counts. */
export function exitCodeOf(
  { diagnostics, summary }: { diagnostics: readonly Diagnostic[]; summary: Summary },
  { failOn, strict }: CommonOptions,
): number {
  if (summary.unreadable > 0) return exit.unreadable;
  const counts = diagnostics.some(
    one => !one.suppressed && (gravity[one.severity] >= gravity[failOn] || (strict && one.effect === 'unknown')),
  );
  return counts ? exit.findings : exit.clean;
}
