import { factsOf } from '#analyze/facts.js';
import { routesOf } from '#ask/routes.js';
import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { documentText } from '#report/formats/json.js';
import { exit } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import type { ControllerRoutes } from '#ask/routes.js';
import { readable } from '#answers/diagram/diagram.js';
import { dotText } from '#answers/diagram/dot.js';
import { mermaidText } from '#answers/diagram/mermaid.js';
import { routesDiagram } from '#answers/diagram/routes-diagram.js';
import { routesText } from '#answers/routes-text.js';
import { inCluster } from '../session/cluster-name.js';
import { sessionsOf } from '../session/sessions.js';
import { unreadableExit } from '../session/unreadable-exit.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';

/** `gatewright routes`: what each controller would do, in match order. */
export const routes: CommandModule = {
  define: withCommonOptions,
  run: (args, given, streams) => {
    const options = given as CommonOptions;
    const targets = targetsOf(options.output, ['json', 'mermaid', 'dot'], streams);
    const sessions = sessionsOf(args, options, streams);
    const controllers = sessions.flatMap(session => inCluster(session, routesOf(factsOf(session, session.settings))));
    for (const target of targets) deliver(shownAs(target.format, controllers), target, streams);
    if (controllers.length === 0 && !options.quiet)
      streams.err(
        terminal`the manifests show no ingress controller; name one with --controller or in gatewright.yaml\n`,
      );
    return unreadableExit(sessions, streams) ?? exit.clean;
  },
};

function shownAs(format: 'text' | 'json' | 'mermaid' | 'dot', controllers: readonly ControllerRoutes[]): Shown {
  switch (format) {
    case 'text':
      return routesText(controllers);
    case 'json':
      return documentText('Routes', { controllers });
    case 'mermaid':
      return mermaidText(readable(routesDiagram(controllers)));
    case 'dot':
      return dotText(readable(routesDiagram(controllers)));
  }
}
