import type { End, Protocol } from './end.js';
import { endName } from './end.js';
import type { Place } from './end-spots.js';
import { placesOf } from './end-spots.js';
import type { NetworkModel } from './model.js';
import { verdictOfPair } from './pair-verdict.js';
import type { PairVerdict } from './pair-verdict.js';
import type { Reason } from './reasons.js';
import type { VerdictCode } from './verdict-code.js';

/** Does this connection get through? Without a port: does anything? */
export interface Question {
  readonly from: End;
  readonly to: End;
  readonly port?: number;
  /** Default: TCP where a port is given. */
  readonly protocol?: Protocol;
}

/** `mixed`, a code of unknown, is an answer that differs between the pods or addresses that an end means. */
export type Verdict =
  | { readonly verdict: 'allowed' | 'denied'; readonly because: readonly Reason[] }
  | {
      readonly verdict: 'unknown';
      readonly code: VerdictCode;
      readonly reason: string;
      readonly because: readonly Reason[];
    };

/** What the network policies say to a connection. */
export function verdictOf(model: NetworkModel, question: Question): Verdict {
  const [from, to] = [placesOf(model, question.from), placesOf(model, question.to)];
  if ('missing' in from) return unknown('unknown-end', from.missing);
  if ('missing' in to) return unknown('unknown-end', to.missing);
  const pairs = from.places
    .flatMap(one => to.places.map(other => [one, other] as const))
    .filter(([one, other]) => !isSamePod(one, other));
  const verdicts = distinctPairs(pairs).map(([one, other]) => verdictOfPair(model.engine, one, other, question));
  return together(verdicts, question);
}

/** A pod reaches itself without asking, which says nothing of others. */
function isSamePod(from: Place, to: Place): boolean {
  return from.pods !== undefined && from.pods === to.pods && !from.pods.several;
}

/** Pods of a class get the same verdict: one of each pair of spots is asked. */
function distinctPairs(pairs: readonly (readonly [Place, Place])[]): readonly (readonly [Place, Place])[] {
  return [...new Map(pairs.map(pair => [`${pair[0].spot}/${pair[1].spot}`, pair])).values()];
}

function together(verdicts: readonly PairVerdict[], { from, to }: Question): Verdict {
  const [first] = verdicts;
  if (!first)
    return {
      verdict: 'allowed',
      because: [{ says: `${endName(from)} is ${endName(to)}, and a pod always reaches itself` }],
    };
  const other = verdicts.find(one => one.verdict !== first.verdict);
  if (!other) return first;
  const open = verdicts.find(one => one.verdict === 'unknown');
  const count = verdicts.filter(one => one.verdict === 'allowed').length;
  const because = [...first.because, ...other.because];
  if (count === 0 && open) return { ...open, because };
  return unknown(
    'mixed',
    `${count} of ${verdicts.length} kinds of connections between ${endName(from)} and ${endName(to)} are allowed`,
    because,
  );
}

function unknown(code: VerdictCode, reason: string, because: readonly Reason[] = []): Verdict {
  return { verdict: 'unknown', code, reason, because };
}
