import type { CommandModule } from '../command.js';
import type { CheckOptions } from '../check-options.js';
import { withCommonOptions } from '../common-options.js';
import { applyFixes, fixesAsDiff } from '../fixes.js';
import { exitCodeOf } from '../check-exit.js';
import { checkReport } from '../check-report.js';
import { deliver, targetsOf } from '../outputs.js';
import { sessionsOf } from '../session.js';
import { formatNames, formats } from '#report/index.js';

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
    const sessions = sessionsOf(args, options, streams);
    const report = checkReport(sessions, options, streams);
    if (options.fixDryRun) streams.out(fixesAsDiff(report));
    else
      for (const target of targets)
        deliver(
          formats[target.format]({ ...report, colour: report.colour && target.file === undefined }),
          target,
          streams,
        );
    if (options.fix) streams.err(applyFixes(report, streams));
    return exitCodeOf(report, options);
  },
};
