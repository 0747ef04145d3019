import { barePrefix, pathPrecedence } from '#model/routing/intent-places.js';
import type { IntentPath } from '#model/routing/intent.js';
import type { Conventions } from '#model/routing/conventions.js';
import type { ToldPlace } from './told-place.js';

/**
 * Where requests go from a host to a less specific one only if its paths stand there too, a host repeats them. In an intent
 * they are not repeated: one is left out where it would come before a path of the host that is tried before it, or nothing would
 * decide between the two, unless another path of the host would take its requests then.
 */
export function withoutInherited(places: readonly ToldPlace[], { wildcard }: Conventions): readonly ToldPlace[] {
  return places.filter((place, at) => {
    const isOfHost = ({ host }: ToldPlace): boolean => host === place.host;
    const isBefore = ({ path }: ToldPlace): boolean =>
      pathPrecedence(path) <= pathPrecedence(place.path) && mayTake(path, place.path);
    if (!places.slice(0, at).filter(isOfHost).some(isBefore)) return true;
    if (places.slice(at + 1).some(other => isOfHost(other) && mayTake(other.path, place.path))) return true;
    return !places.some(other => isLess(other.host, place.host, wildcard) && isSame(other, place));
  });
}

/** Whether a path may take requests of another. */
function mayTake(wide: IntentPath, narrow: IntentPath): boolean {
  if (wide.kind === 'regex' || narrow.kind === 'regex') return true;
  if (wide.kind === 'exact') return narrow.kind === 'exact' ? wide.path === narrow.path : false;
  return `${barePrefix(narrow.path)}/`.startsWith(`${barePrefix(wide.path)}/`);
}

function isLess(wide: string, narrow: string, wildcard: Conventions['wildcard']): boolean {
  if (wide === narrow || narrow === '*') return false;
  if (wide === '*') return true;
  if (wildcard === 'one') return !narrow.startsWith('*') && narrow.replace(/^[^.]+/, '*') === wide;
  return wide.startsWith('*.') && narrow.endsWith(wide.slice(1));
}

function isSame(one: ToldPlace, other: ToldPlace): boolean {
  return text(one) === text(other);
}

function text({ path, policies, backends }: ToldPlace): string {
  return JSON.stringify([path, policies, backends]);
}
