import type { NetworkModel } from '#network/index.js';
import { verdictOf } from '#network/index.js';
import type { Answered, Explained } from './explained.js';
import { explained } from './explained.js';
import type { ReachEntry, UnknownEntry } from './entries.js';

/** One connection that is asked about, and the answer. */
export interface AskedConnection extends Answered {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  /** Where it was asked for: rule by rule. */
  readonly why?: Explained;
}

/** Asks about one connection. */
export function askedConnection(
  network: NetworkModel,
  question: Omit<Answered, 'verdict'>,
  explain?: true,
): AskedConnection {
  const asked = { ...question, verdict: verdictOf(network, question) };
  const why = explain && explained(network, asked);
  return { ...asked, ...(why && { why }) };
}

/** The answer as entries of the lists of connections. */
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
  cluster,
}: Omit<AskedConnection, 'verdict'>): Pick<ReachEntry, 'from' | 'to' | 'ports' | 'cluster'> {
  return {
    ...(cluster !== undefined && { cluster }),
    from,
    to,
    ports: port === undefined ? 'all' : [{ protocol, from: port, to: port }],
  };
}
