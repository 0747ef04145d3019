import type { Note } from '#model/findings/note.js';
import type { Router } from '../dynamic/router.js';
import { noteAt } from '../resources/place.js';

/** A rule that Traefik reads, and that takes next to nothing: a matcher in it is written as other programs, or v2, have it. */
export function idleMatcherNotes({ rule, syntax, place, implicit }: Router): readonly Note[] {
  if (implicit || rule.length > longest) return [];
  const found = idle.find(one => !(one.ofV3 && syntax === 'v2') && one.pattern.test(rule));
  const written = found?.pattern.exec(rule)?.[0];
  if (!found || written === undefined) return [];
  const because = `${written} ${found.says}`;
  return [noteAt(place, { kind: 'ignored-value', key: 'match', because, effect: 'ignored' })];
}

/** No rule that somebody wrote by hand is longer. */
const longest = 10_000;

interface IdleMatcher {
  readonly pattern: RegExp;
  readonly says: string;
  /** v2 reads it as it is meant. */
  readonly ofV3?: true;
}

const template =
  'is a template of the v2 syntax: in v3 it stands for itself, and the rule takes next to nothing; use the matcher that ends with Regexp';

/**
 * Values are compared as they stand: no braces, no star, no scheme, no query. (traefik v3.7.9, pkg/muxer/http/matcher.go: host, path,
 * pathPrefix, query; pkg/muxer/http/matcher_v2.go)
 */
const idle: readonly IdleMatcher[] = [
  { pattern: /\{[A-Za-z_]\w{0,99}:[^}]{0,200}\}/, says: template, ofV3: true },
  {
    pattern: /(?<=\b(?:HostRegexp|Path|PathPrefix)\([`"][^`"]{0,200})\{[A-Za-z_]\w{0,99}\}/,
    says: template,
    ofV3: true,
  },
  {
    pattern: /\bPath(?:Prefix)?\([`"][^`"]{0,200}\*[`"]\)/,
    says: 'compares the star as it stands, and takes next to nothing; PathPrefix without a star takes what follows',
  },
  {
    pattern: /\bPath(?:Prefix)?\([`"][^`"]{0,200}\?[^`"]{0,200}[`"]\)/,
    says: 'compares paths, and no path holds a query: it takes nothing; use Query beside it',
  },
  {
    pattern: /\bHost\([`"](?:https?:\/\/[^`"]{0,200}|[^`":[\]]{1,200}:\d{1,5}|[^`"/]{1,200}\/[^`"]{0,200})[`"]\)/,
    says: 'compares names of hosts, without scheme, port and path: it takes nothing; write the name alone',
  },
  {
    pattern: /\bQuery\([`"][^`"=]{1,200}=[^`"]{0,200}[`"]\)/,
    says: 'asks for a parameter of that whole name, and takes next to nothing; write the name and the value as two',
    ofV3: true,
  },
];
