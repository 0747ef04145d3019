import { factsOf } from '#analyze/facts.js';
import { routesOf } from '#ask/routes.js';
import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { documentText } from '#report/formats/json.js';
import { exit } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import { routesText } from '#answers/routes-text.js';
import { inCluster } from '../session/cluster-name.js';
import { sessionsOf } from '../session/sessions.js';
import { unreadableExit } from '../session/unreadable-exit.js';
import { terminal } from '#report/escaping/shown.js';

/** `gatewright routes`: what each controller would do, in match order. */
export const routes: CommandModule = {
  define: withCommonOptions,
  run: (args, given, streams) => {
    const options = given as CommonOptions;
    const targets = targetsOf(options.output, ['json'], streams);
    const sessions = sessionsOf(args, options, streams);
    const controllers = sessions.flatMap(session => inCluster(session, routesOf(factsOf(session, session.settings))));
    for (const target of targets)
      deliver(
        target.format === 'json' ? documentText('Routes', { controllers }) : routesText(controllers),
        target,
        streams,
      );
    if (controllers.length === 0 && !options.quiet)
      streams.err(
        terminal`the manifests show no ingress controller; name one with --controller or in gatewright.yaml\n`,
      );
    return unreadableExit(sessions, streams) ?? exit.clean;
  },
};
