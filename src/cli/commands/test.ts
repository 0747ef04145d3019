import { factsOf } from '#analyze/facts.js';
import { resultsOf } from '#ask/results.js';
import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { documentText } from '#report/formats/json.js';
import { exit } from '../contract/exit.js';
import { expectationsOf } from '../questions/expectations.js';
import { deliver, targetsOf } from '../output/outputs.js';
import { inCluster } from '../session/cluster-name.js';
import { sessionsOf } from '../session/sessions.js';
import { resultsText } from '#answers/results-text.js';
import { unreadableExit } from '../session/unreadable-exit.js';
import { terminal } from '#report/escaping/shown.js';

/** `gatewright test`: holds the manifests to expectations. */
export const test: CommandModule = {
  define: withCommonOptions,
  run: (args, given, streams) => {
    const options = given as CommonOptions;
    const targets = targetsOf(options.output, ['json'], streams);
    const sessions = sessionsOf(args, options, streams);
    const results = sessions.flatMap(session =>
      inCluster(session, resultsOf(factsOf(session, session.settings), expectationsOf(session, streams))),
    );
    for (const target of targets) {
      deliver(target.format === 'json' ? documentText('Results', { results }) : resultsText(results), target, streams);
    }
    const failed = results.filter(({ holds }) => holds !== true).length;
    if (!options.quiet) streams.err(terminal`${results.length - failed} of ${results.length} expectations hold\n`);
    return unreadableExit(sessions, streams) ?? (failed > 0 ? exit.findings : exit.clean);
  },
};
