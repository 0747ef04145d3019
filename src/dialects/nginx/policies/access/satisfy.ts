import type { Match } from '#model/match.js';
import type { ClientAddresses } from '#model/policies/access.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';

/** It has no step of its own: it changes those of addresses, password and external answer. */
export const satisfy: NginxFeature<'satisfy'> = {
  policy: 'satisfy',
  keys: [annotationKey('satisfy')],
  read: reads => {
    const word = textIn(reads, 'satisfy');
    return word === undefined ? undefined : { enough: word === 'any' ? 'one' : 'all' };
  },
  write: ({ enough }) => said({ satisfy: enough === 'one' ? 'any' : 'all' }),
};

/** The steps of addresses and those that ask for more, as the policy joins them. What backends are told is so for everybody. */
export function satisfying(
  { satisfy: policy, clientAddresses }: PolicySet,
  addresses: readonly Step[],
  asked: readonly Step[],
): readonly Step[] {
  if (policy?.enough !== 'one' || asked.length === 0) return [...addresses, ...asked];
  const welcome = clientAddresses?.allow ? welcomed(clientAddresses, clientAddresses.allow) : undefined;
  return welcome ? asked.map(step => (step.kind === 'headers' ? step : unless(step, welcome))) : asked;
}

/** An address that is allowed and not denied needs nothing else. */
function welcomed({ deny }: ClientAddresses, allow: readonly string[]): Match {
  const listed: Match = { kind: 'client-ip', cidrs: allow };
  return deny ? { kind: 'and', of: [listed, { kind: 'not', of: { kind: 'client-ip', cidrs: deny } }] } : listed;
}

function unless(step: Step, match: Match): Step {
  const not: Match = { kind: 'not', of: match };
  const before = step.when?.match;
  return { ...step, when: { ...step.when, match: before ? { kind: 'and', of: [not, before] } : not } };
}
