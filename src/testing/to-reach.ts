import { questionText } from '#answers/question-text.js';
import type { AskedConnection } from '#ask/reach/question.js';
import { reach } from '#ask/reach/reach.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import { examined } from './cluster-of.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { calledAs, cannotBeAsked, matcherResult } from './matcher-result.js';

/** `expect(app).toReach('shop/web', 'shop/api', 8080)`. */
export function toReach(
  this: MatcherContext,
  received: unknown,
  from: string,
  to: string,
  port?: number | string,
): MatcherResult {
  const called = calledAs(this, 'toReach', port === undefined ? [from, to] : [from, to, port]);
  const unasked = (why: string): MatcherResult => cannotBeAsked(this, called, [why]);
  if ([from, to].some(one => typeof one !== 'string'))
    return unasked('both ends are texts: shop/web, svc:shop/web, controller:traefik, 10.0.0.0/8, internet');
  const given = examined(received);
  if ('fault' in given) return unasked(given.fault);
  const { facts, faults, fromCode } = given.value;
  if (faults.length > 0) return cannotBeAsked(this, called, faults);
  const question = { from, to, ...(port !== undefined && { port }), explain: true };
  const asked = reach(facts, question);
  if ('fault' in asked) return unasked(asked.fault);
  return matcherResult(this, holdsOf(asked.value), () => [
    called,
    '',
    questionText(asked.value),
    ...(fromCode ? wayInCode(asked.value) : []),
  ]);
}

/** What gets through only for some of those asked about does not get through, nor is it kept out. */
function holdsOf({ verdict }: AskedConnection): ThreeValued {
  return verdict.verdict === 'unknown' ? 'unknown' : verdict.verdict === 'allowed';
}

/** The nearest way out where constructs write the policies. */
function wayInCode({ from, to, verdict }: AskedConnection): readonly Shown<'terminal'>[] {
  if (verdict.verdict !== 'denied' || from.kind !== 'workload' || to.kind !== 'workload') return [];
  return [
    terminal`  in code: name ${to.namespace}/${to.name} in the calls of ${from.namespace}/${from.name}, which opens both ends`,
  ];
}
