import type { Answer } from '#ask/answers.js';
import { request } from '#ask/answers.js';
import { answersText } from '#answers/answers-text.js';
import { allHold } from '#model/three-valued.js';
import type { ExpectedAnswer } from './expected-answer.js';
import { detailsOf, expectationFault, fits } from './expected-answer.js';
import { examined } from './cluster-of.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { calledAs, cannotBeAsked, matcherResult } from './matcher-result.js';
import { servedAt } from './served-at.js';

/** `expect(app).toAnswer('https://shop.example.com/cart', { backend: 'shop/web' })`. */
export function toAnswer(
  this: MatcherContext,
  received: unknown,
  url: string,
  expected: ExpectedAnswer,
): MatcherResult {
  const called = calledAs(this, 'toAnswer', [url, expected]);
  const unasked = (why: string): MatcherResult => cannotBeAsked(this, called, [why]);
  const wrong = typeof url === 'string' ? expectationFault(expected) : 'the URL is not a text';
  if (wrong !== undefined) return unasked(wrong);
  const given = examined(received);
  if ('fault' in given) return unasked(given.fault);
  const { facts, faults } = given.value;
  if (faults.length > 0) return cannotBeAsked(this, called, faults);
  const answered = request(facts, url, detailsOf(expected));
  if ('fault' in answered) return unasked(answered.fault);
  const answers = answered.value.filter(({ controller }) => [undefined, controller].includes(expected.controller));
  if (answers.length === 0) return unasked(noController(answered.value, expected.controller));
  const holds = allHold(answers, one => fits(one, expected));
  return matcherResult(this, holds, () => [
    called,
    '',
    answersText(answers),
    ...(this.isNot === true ? [] : servedAt(facts, expected.backend)),
  ]);
}

function noController(answers: readonly Answer[], wanted = ''): string {
  return `no controller that is called ${wanted} listens there; those that do: ${answers.map(one => one.controller).join(', ')}`;
}
