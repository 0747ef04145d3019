import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { answersText } from '#answers/answers-text.js';
import type { RequestFlags } from '../questions/request-input.js';
import { requestIn, requestsIn } from '../questions/request-input.js';
import { documentText } from '#report/formats/json.js';
import { exit, UsageError } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import { inCluster } from '../session/cluster-name.js';
import { sessionsOf } from '../session/sessions.js';
import { unreadableExit } from '../session/unreadable-exit.js';
import type { Answer } from '#ask/answers.js';
import { answersOf } from '#ask/answers.js';
import { factsOf } from '#analyze/facts.js';
import type { Request } from '#model/routing/request.js';
import type { Streams } from '../contract/streams.js';

interface RequestOptions extends CommonOptions, RequestFlags {
  readonly requests?: string;
}

/** `gatewright request`: who answers, and why. */
export const request: CommandModule = {
  define: command =>
    withCommonOptions(command)
      .option('--requests <file>', 'many at once: a YAML or JSON list (- is standard input); no URL then')
      .option('-X, --method <method>', 'the method', 'GET')
      .option(
        '-H, --header <header>',
        "'name: value' (repeatable)",
        (value: string, before: readonly string[]) => [...before, value],
        [],
      )
      .option('--client-ip <address>', 'the address of the peer')
      .option('--sni <name>', 'the name of the TLS handshake (default: the host)')
      .option('--entry-point <name>', 'where the request enters (default: by scheme or port)'),
  run: (args, given, streams) => {
    const options = given as RequestOptions;
    const targets = targetsOf(options.output, ['json'], streams);
    const { requests, paths } = askedBy(args, options, streams);
    const sessions = sessionsOf(paths, options, streams);
    const answers = sessions.flatMap(session =>
      inCluster(session, answersOf(factsOf(session, session.settings), requests)),
    );
    for (const target of targets)
      deliver(target.format === 'json' ? documentText('Answers', { answers }) : answersText(answers), target, streams);
    return (
      unreadableExit(sessions, streams) ?? (options.strict && answers.some(isUnknown) ? exit.findings : exit.clean)
    );
  },
};

function askedBy(
  args: readonly string[],
  options: RequestOptions,
  streams: Streams,
): { requests: readonly Request[]; paths: readonly string[] } {
  if (options.requests !== undefined) return { requests: requestsIn(options.requests, streams), paths: args };
  const [url, ...paths] = args;
  if (url === undefined) throw new UsageError('name a URL, or a file with --requests');
  return { requests: [requestIn(url, options)], paths };
}

function isUnknown({ outcome, pods }: Answer): boolean {
  return outcome === 'unknown' || pods?.network === 'unknown';
}
