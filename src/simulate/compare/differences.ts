import type { Outcome, Request } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import { asker } from '../answer/answer.js';
import { sameOutcome } from '../steps/same.js';
import { witnesses } from './witnesses.js';

/** A request that two tables answer differently. */
export interface Difference {
  readonly request: Request;
  readonly a: Outcome;
  readonly b: Outcome;
}

/** Where two tables differ, asked by the witnesses of both. */
export function differences(
  a: RouteTable,
  b: RouteTable,
  same: (a: Outcome, b: Outcome) => boolean = sameOutcome,
): readonly Difference[] {
  const [askA, askB] = [asker(a), asker(b)];
  const requests = new Map([...witnesses(a), ...witnesses(b)].map(one => [JSON.stringify(one), one]));
  return [...requests.values()].flatMap(request => {
    const difference = { request, a: askA(request), b: askB(request) };
    return same(difference.a, difference.b) ? [] : [difference];
  });
}
