import { parsePcre } from './pcre/parse.js';

/** What PCRE2 refuses about a pattern; undefined where it compiles, or may in a later version. */
export function pcreFault(pattern: string): string | undefined {
  const read = parsePcre(pattern, false);
  return 'fault' in read ? read.fault : undefined;
}
