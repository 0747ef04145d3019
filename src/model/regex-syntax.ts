import { parsePcre } from './pcre/parse.js';

/** What PCRE refuses about a pattern, in all its versions; undefined where it compiles (or may). */
export function pcreFault(pattern: string): string | undefined {
  const read = parsePcre(pattern, false);
  return 'fault' in read ? read.fault : undefined;
}
