import type { Step } from '#model/routing/step.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** The answer of every location of an Ingress that a value closes. */
export function denialOf({ invalid, reads }: ServedIngress): Step | undefined {
  const found = invalid.find(({ effect }) => effect === 'location-denied');
  if (!found) return undefined;
  const { name, wants } = found;
  return { kind: 'respond', status: 503, because: `${name} is not ${wants}`, at: reads.annotations.at(name) };
}
