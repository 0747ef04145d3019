import type { Facts } from '#rules/rule.js';
import { factsOf } from '#analyze/facts.js';
import type { Session } from './session.js';

/** The facts of a session, with the network of its CNI. */
export function networkIn({ resources, unreadable, settings }: Session): Facts {
  return factsOf({ resources, unreadable }, settings);
}
