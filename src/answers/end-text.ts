import type { End } from '#network/index.js';
import { endName } from '#network/index.js';

/** An end for people: every address there is stands for whatever is outside. */
export function endText(end: End): string {
  return isEverywhere(end) ? 'outside' : endName(end);
}

/** Whether an end is every address outside the cluster. */
export function isEverywhere(end: End): boolean {
  return end.kind === 'ip' && end.cidrs.includes('0.0.0.0/0') && end.cidrs.includes('::/0');
}
