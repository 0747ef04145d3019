import type { Happens, Headers, StepOf } from '../way.js';

export function headers({ of, set }: StepOf<'headers'>): Happens {
  const names = Object.keys(set);
  const says = `headers of the ${of} are set: ${names.join(', ')}`;
  return way => {
    if (names.length === 0) return { way };
    if (of === 'request') return { way: { ...way, requestHeaders: withHeaders(way.requestHeaders, set) }, says };
    return { way: { ...way, responseHeaders: withHeaders(way.responseHeaders, set) }, says };
  };
}

/** Names are compared without case; the later spelling stays. */
function withHeaders(before: Headers, set: Readonly<Record<string, string | null>>): Headers {
  const after = new Map([...before].map(([name, value]) => [name.toLowerCase(), { name, value }]));
  for (const [name, value] of Object.entries(set)) after.set(name.toLowerCase(), { name, value });
  return new Map([...after.values()].map(({ name, value }) => [name, value]));
}
