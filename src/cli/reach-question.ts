import type { NetworkModel } from '#network/index.js';
import { endName, verdictOf } from '#network/index.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/shown.js';
import { terminal } from '#report/shown.js';
import type { Answered, Explained } from './reach-explained.js';
import { explained, explanationLines } from './reach-explained.js';
import type { ReachEntry, UnknownEntry } from './reach-entries.js';

/** One connection that is asked about, and the answer. */
export interface AskedConnection extends Answered {
  /** Where it was asked for: rule by rule. */
  readonly why?: Explained;
}

export function askedConnection(
  network: NetworkModel,
  question: Omit<Answered, 'verdict'>,
  explain?: true,
): AskedConnection {
  const asked = { ...question, verdict: verdictOf(network, question) };
  const why = explain && explained(network, asked);
  return { ...asked, ...(why && { why }) };
}

/** The answers for people: the verdict, then what decided. */
export function questionText(asked: AskedConnection): Shown<'terminal'> {
  const { from, to, port, protocol = 'TCP', verdict } = asked;
  const head = `${endName(from)} → ${endName(to)}${port === undefined ? '' : ` on ${protocol} ${port}`}: ${verdict.verdict}`;
  const why = verdict.verdict === 'unknown' ? `, because ${verdict.reason}` : '';
  const lines = verdict.because.map(({ at, says }) => `  ${says}${at ? `  [${placeText(at)}]` : ''}`);
  const explanation = asked.why ? explanationLines(asked.why, asked) : [];
  return terminal.lines([head + why, ...new Set(lines), ...explanation]);
}

/** The answer as entries of the Reach document. */
export function questionEntries(asked: readonly AskedConnection[]): {
  readonly connections: readonly ReachEntry[];
  readonly unknown: readonly UnknownEntry[];
} {
  return {
    connections: asked.flatMap(({ verdict, ...one }) =>
      verdict.verdict === 'allowed' ? [{ ...endsAndPorts(one), because: verdict.because }] : [],
    ),
    unknown: asked.flatMap(({ verdict, ...one }) =>
      verdict.verdict === 'unknown' ? [{ ...endsAndPorts(one), reason: verdict.reason, code: verdict.code }] : [],
    ),
  };
}

function endsAndPorts({
  from,
  to,
  port,
  protocol = 'TCP',
}: Omit<AskedConnection, 'verdict'>): Pick<ReachEntry, 'from' | 'to' | 'ports'> {
  return { from, to, ports: port === undefined ? 'all' : [{ protocol, from: port, to: port }] };
}
