import type { ThreeValued } from '#model/three-valued.js';
import { agreed, allHold, someHold } from '#model/three-valued.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Engine } from '../engine/engine.js';
import type { Asked, PairVerdict } from './pair-verdict.js';
import { nodeOfBoth, verdictOfPair } from './pair-verdict.js';

/** The verdict of connections between all endpoints of two ends: where pairs differ it is `mixed`. */
export function combinedVerdict(
  engine: Engine,
  from: readonly Endpoint[],
  to: readonly Endpoint[],
  asked: Asked,
): PairVerdict {
  const pairs = from
    .flatMap(one => to.map(other => [one, other] as const))
    .filter(([one, other]) => !isSamePod(one, other));
  return together(distinctPairs(pairs).map(([one, other]) => verdictOfPair(engine, one, other, asked)));
}

/** One verdict of several: theirs where they agree. */
export function together(verdicts: readonly PairVerdict[]): PairVerdict {
  const [first] = verdicts;
  if (!first) return { verdict: 'allowed', because: [{ says: 'a pod always reaches itself' }] };
  if (agreed(verdicts.map(one => one.verdict)) !== undefined) return first;
  const open = verdicts.find(one => one.verdict === 'unknown');
  const count = verdicts.filter(one => one.verdict === 'allowed').length;
  const because = [...first.because, ...(verdicts.find(one => one.verdict !== first.verdict)?.because ?? [])];
  if (count === 0 && open) return { ...open, because };
  return {
    verdict: 'unknown',
    code: 'mixed',
    reason: `of ${verdicts.length} kinds of such connections ${count} are allowed`,
    because,
  };
}

/** The verdict that decides where all connections must come about. */
export function worstOf(verdicts: readonly PairVerdict[]): PairVerdict | undefined {
  const held = allHold(verdicts, isAllowed);
  return verdicts.find(one => isAllowed(one) === held);
}

/** The verdict that decides where one connection is enough. */
export function bestOf(verdicts: readonly PairVerdict[]): PairVerdict | undefined {
  const held = someHold(verdicts, isAllowed);
  return verdicts.find(one => isAllowed(one) === held);
}

function isAllowed({ verdict }: PairVerdict): ThreeValued {
  return verdict === 'unknown' ? verdict : verdict === 'allowed';
}

/** A pod reaches itself without asking, which says nothing of others. */
export function isSamePod(from: Endpoint, to: Endpoint): boolean {
  return from.pods !== undefined && from.pods === to.pods && !from.pods.several;
}

/** Pods of a class get the same verdict, unless one of them is on the node of the other: one of each pair of classes is asked. */
function distinctPairs(pairs: readonly (readonly [Endpoint, Endpoint])[]): readonly (readonly [Endpoint, Endpoint])[] {
  const keyed = pairs.map(([from, to]) => {
    const key = `${from.endpointClass}/${to.endpointClass}/${nodeOfBoth(from, to) ?? ''}`;
    return [key, [from, to]] as const;
  });
  return [...new Map(keyed).values()];
}
