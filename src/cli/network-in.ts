import type { Facts } from '#rules/rule.js';
import { factsOf } from '#analyze/facts.js';
import { cniNames } from '#network/index.js';
import { nearest } from '#model/nearest.js';
import { UsageError } from './exit.js';
import type { Session } from './session.js';

/** The facts of a session, with the network of its CNI. */
export function networkIn({ resources, unreadable, settings }: Session): Facts {
  const [name = ''] = settings.cni.split('@');
  if (!cniNames.includes(name)) throw new UsageError(unknownCni(name));
  return factsOf({ resources, unreadable }, settings);
}

function unknownCni(name: string): string {
  const near = nearest(name, cniNames);
  return `no CNI is called ${name}${near === undefined ? '' : `; did you mean ${near}?`}; known are ${cniNames.join(', ')}`;
}
