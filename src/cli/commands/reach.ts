import { factsOf } from '#analyze/facts.js';
import type { ReachChanges } from '#ask/reach/changes.js';
import { reachChanges } from '#ask/reach/changes.js';
import type { Reached } from '#ask/reach/entries.js';
import { reachEntries } from '#ask/reach/entries.js';
import type { AskedConnection } from '#ask/reach/question.js';
import { askedConnection } from '#ask/reach/question.js';
import type { ReachQuestion } from '#ask/reach/reached.js';
import { reachedIn } from '#ask/reach/reached.js';
import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { documentText } from '#report/formats/json.js';
import { exit, orUsageError } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import { readable } from '#answers/diagram/diagram.js';
import { dotText } from '#answers/diagram/dot.js';
import { mermaidText } from '#answers/diagram/mermaid.js';
import { reachDiagram } from '#answers/diagram/reach-diagram.js';
import { reachDocument } from '#answers/reach-document.js';
import { changesText } from '#answers/changes-text.js';
import { deliverStream } from '../output/stream-output.js';
import { questionText } from '#answers/question-text.js';
import type { ReachFlags } from '../questions/reach-input.js';
import { questionIn } from '../questions/reach-input.js';
import { csvMatrix, markdownMatrix } from '#answers/reach-matrix.js';
import { reachText } from '#answers/reach-text.js';
import type { Session } from '../session/session.js';
import { sessionsOf } from '../session/sessions.js';
import type { Streams } from '../contract/streams.js';
import { unreadableExit } from '../session/unreadable-exit.js';
import type { Shown } from '#report/escaping/shown.js';
import { csv, table, terminal } from '#report/escaping/shown.js';

interface ReachOptions extends CommonOptions, ReachFlags {
  readonly explain?: true;
  readonly exposure?: true;
  readonly since?: string;
}

/** `gatewright reach`: what the network policies let through. */
export const reach: CommandModule = {
  define: command =>
    withCommonOptions(command)
      .option(
        '--from <end>',
        'who connects: NAMESPACE/NAME, NAMESPACE/*, controller:NAME, an address or CIDR, internet',
      )
      .option('--to <end>', 'to whom; also svc:NAMESPACE/NAME')
      .option('--port <port/protocol>', 'on which port: 8080/TCP; of a Service its own port')
      .option('--since <path>', 'what gets through now and did not in the manifests of this path, and the reverse')
      .option('--exposure', 'also what pods that are not there yet could reach')
      .option('--explain', 'with every rule that decides, and the smallest change that would turn the answer'),
  run: (args, given, streams) => {
    const options = given as ReachOptions;
    const targets = targetsOf(options.output, ['json', 'markdown', 'csv', 'mermaid', 'dot'], streams);
    const question = questionIn(options);
    const sessions = sessionsOf(args, options, streams);
    const reached = reachedBy(sessions, question, options.exposure);
    if (options.since !== undefined) {
      const changes = changesSince(options.since, options, streams, reached);
      for (const target of targetsOf(options.output, ['json'], streams))
        deliver(
          target.format === 'json' ? documentText('ReachChanges', changes) : changesText(changes),
          target,
          streams,
        );
      return unreadableExit(sessions, streams) ?? exit.clean;
    }
    const { from, to } = question;
    const asked =
      from && to
        ? reached.map(({ network, cluster }) => ({
            ...askedConnection(network, { ...question, from, to }, options.explain),
            ...(cluster !== undefined && { cluster }),
          }))
        : [];
    for (const target of targets) {
      if (target.format === 'json') deliverStream(reachDocument(reached, asked), target, streams);
      else deliver(textOf(target.format, reached, asked), target, streams);
    }
    return unreadableExit(sessions, streams) ?? exitOf(asked, options);
  },
};

/** What is reached in each cluster; an end has to be in one of them. */
function reachedBy(sessions: readonly Session[], question: ReachQuestion, withExposure?: true): readonly Reached[] {
  const all = sessions.map(session => ({
    ...reachedIn(factsOf(session, session.settings), question, withExposure),
    cluster: session.cluster,
  }));
  const found = all.flatMap(one =>
    'value' in one ? [{ ...one.value, ...(one.cluster !== undefined && { cluster: one.cluster }) }] : [],
  );
  const [missing] = all;
  return found.length > 0 || !missing ? found : [orUsageError(missing)];
}

/** The connections of today against those of other manifests, read with the same flags. */
function changesSince(path: string, options: ReachOptions, streams: Streams, now: readonly Reached[]): ReachChanges {
  const question = questionIn(options);
  const before = reachedBy(sessionsOf([path], { ...options, filename: [] }, streams), question);
  const entries = (all: readonly Reached[]) => all.flatMap(one => [...reachEntries(one)]);
  return reachChanges(entries(before), entries(now));
}

function textOf(
  format: 'text' | 'markdown' | 'csv' | 'mermaid' | 'dot',
  reached: readonly Reached[],
  asked: readonly AskedConnection[],
): Shown {
  if (format === 'mermaid') return mermaidText(readable(reachDiagram(reached)));
  if (format === 'dot') return dotText(readable(reachDiagram(reached)));
  if (format === 'csv') return csv.joined(reached.map(csvMatrix), '\n');
  if (format === 'markdown') return table.joined(reached.map(markdownMatrix), '\n');
  return terminal.joined(asked.length > 0 ? asked.map(questionText) : reached.map(reachText), '\n');
}

/** What gets through only for some of those asked about does not get through. */
function exitOf(asked: readonly AskedConnection[], { strict }: ReachOptions): number {
  const fails = asked.some(({ verdict }) => {
    if (verdict.verdict === 'unknown') return strict === true || verdict.code === 'mixed';
    return verdict.verdict === 'denied';
  });
  return fails ? exit.findings : exit.clean;
}
