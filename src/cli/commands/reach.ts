import { connectionsOf } from '#network/connections.js';
import { controllerConnections } from '#network/controller-connections.js';
import type { Facts } from '#rules/rule.js';
import type { CommandModule } from '../command.js';
import type { CommonOptions } from '../common-options.js';
import { withCommonOptions } from '../common-options.js';
import { exit } from '../exit.js';
import { networkIn } from '../network-in.js';
import { deliver, targetsOf } from '../outputs.js';
import type { Reached } from '../reach-entries.js';
import { deliverPieces, reachDocument } from '../reach-json.js';
import { routedIn } from '../reach-routes.js';
import { reachText } from '../reach-text.js';
import { sessionsOf } from '../session.js';
import { unreadableExit } from '../unreadable.js';

interface ReachOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
}

/** `gatewright reach`: what the network policies let through. */
export const reach: CommandModule = {
  define: command =>
    withCommonOptions(command)
      .option('--from <end>', 'who connects: NAMESPACE/NAME, controller:NAME, an address or CIDR, internet')
      .option('--to <end>', 'to whom; also svc:NAMESPACE/NAME')
      .option('--port <port/protocol>', 'on which port: 8080/TCP'),
  run: (args, given, streams) => {
    const options = given as ReachOptions;
    const targets = targetsOf(options.output, ['json']);
    const sessions = sessionsOf(args, options, streams);
    const reached = sessions.map(session => reachedIn(networkIn(session)));
    for (const target of targets) {
      if (target.format === 'json') deliverPieces(reachDocument(reached), target, streams);
      else deliver(reached.map(reachText).join('\n'), target, streams);
    }
    return unreadableExit(sessions, streams) ?? exit.clean;
  },
};

function reachedIn(facts: Facts): Reached {
  const { network } = facts;
  return { network, connections: connectionsOf(network), controllers: controllerConnections(network, routedIn(facts)) };
}
