import type { CommandModule } from '../contract/command.js';
import { withCommonOptions } from '../session/common-options.js';
import type { Baseline } from '../check/baseline.js';
import { baselineAfter, baselineBefore } from '../check/baseline.js';
import { exit } from '../contract/exit.js';
import type { Fixed } from '../check/fixes.js';
import { applyFixes, fixesAsDiff } from '../check/fixes.js';
import type { CheckOptions } from '../check/report.js';
import { checkReport } from '../check/report.js';
import { deliver, targetsOf } from '../output/outputs.js';
import type { Session } from '../session/session.js';
import { sessionWith } from '../session/session.js';
import { sessionsOf } from '../session/sessions.js';
import { formatNames, formats } from '#report/index.js';
import type { Report } from '#report/report.js';
import type { Streams } from '../contract/streams.js';
import type { Severity } from '#model/findings/diagnostic.js';

/** `gatewright check`: what is wrong. */
export const check: CommandModule = {
  define: command =>
    withCommonOptions(command)
      .option('--fix', 'apply the safe fixes')
      .option('--fix-dry-run', 'print the safe fixes as a diff')
      .option('--baseline <file>', 'report only what is new')
      .option('--update-baseline', 'write the baseline')
      .option('--explain', 'with the why of each rule')
      .option('--timing', 'the time of each rule, on standard error'),
  run: (args, given, streams) => {
    const options = given as CheckOptions;
    const targets = targetsOf(options.output, formatNames, streams);
    const before = baselineBefore(options, streams);
    const sessions = sessionsOf(args, options, streams);
    if (options.fixDryRun) {
      const report = checkReport(sessions, options, before, streams);
      streams.out(fixesAsDiff(report));
      return exitCodeOf(report, options);
    }
    const after = baselineAfter(options, before, streams);
    const { report, fixed } = options.fix
      ? mended(sessions, options, { before, after }, streams)
      : { report: checkReport(sessions, options, after, streams) };
    for (const target of targets)
      deliver(
        formats[target.format]({ ...report, colour: report.colour && target.file === undefined }),
        target,
        streams,
      );
    if (fixed) streams.err(fixed.said);
    return Math.max(exitCodeOf(report, options), fixed?.exitCode ?? exit.clean);
  },
};

/** What is wrong still once the safe fixes are made: the report is of the files as they stand then. */
function mended(
  sessions: readonly Session[],
  options: CheckOptions,
  { before, after }: { readonly before: Baseline; readonly after: Baseline },
  streams: Streams,
): { readonly report: Report; readonly fixed: Fixed } {
  const found = checkReport(sessions, options, before, streams);
  const fixed = applyFixes(
    found,
    sessions.flatMap(one => one.inputs),
    streams,
  );
  if (fixed.changed.size === 0 && after === before) return { report: found, fixed };
  const left = sessions.map(one => sessionWith(one, fixed.changed, streams));
  return { report: checkReport(left, { ...options, timing: false }, after, streams), fixed };
}

const gravity: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Unreadable input outranks findings; suppressed findings do not count; with `--strict` what is unknown counts. */
function exitCodeOf({ diagnostics, summary }: Report, { failOn, strict }: CheckOptions): number {
  if (summary.unreadable > 0) return exit.unreadable;
  const counts = diagnostics.some(
    one => !one.suppressed && (gravity[one.severity] >= gravity[failOn] || (strict && one.effect === 'unknown')),
  );
  return counts ? exit.findings : exit.clean;
}
