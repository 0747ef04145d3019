import type { ValueMatch } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { Demand } from '../match/demand.js';
import { demandsOf } from '../match/demand.js';

const free: Demand = { hosts: [], paths: [], headers: new Map(), query: new Map(), cidrs: [] };

/** What requests are to hold so that steps treat them differently: what they ask for by `when`, and what they judge. */
export function stepDemands(steps: readonly Step[]): readonly Demand[] {
  const demands = steps.flatMap(step => [...(step.when?.match ? demandsOf(step.when.match) : []), ...judged(step)]);
  const distinct = new Map(demands.map(one => [JSON.stringify([one, [...one.headers], [...one.query]]), one]));
  distinct.delete(JSON.stringify([free, [], []]));
  return [...distinct.values()];
}

function judged(step: Step): readonly Demand[] {
  switch (step.kind) {
    case 'allow':
    case 'deny':
      return [...step.cidrs, elsewhere].map(cidr => ({ ...free, cidrs: [cidr] }));
    case 'authenticate':
      return step.by === 'basic' || step.by === 'digest' ? [withHeader('Authorization', `${step.by} eDp5`)] : [];
    case 'redirect':
      return step.otherStatus === undefined ? [] : [{ ...free, method: 'POST' }];
    case 'respond':
    case 'refuse':
    case 'forward':
    case 'open':
    case 'headers':
    case 'strip-prefix':
    case 'strip-prefix-regex':
    case 'add-prefix':
    case 'replace-path':
    case 'replace-path-regex':
    case 'rewrite':
    case 'set-host':
    case 'error-pages':
      return [];
  }
}

/** An address that lists of addresses hold by chance only. (RFC 5737, TEST-NET-3) */
const elsewhere = '203.0.113.77/32';

function withHeader(name: string, text: string): Demand {
  const value: ValueMatch = { kind: 'exact', value: text };
  return { ...free, headers: new Map([[name, value]]) };
}
