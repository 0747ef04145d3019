import type { IdleMatcher, Note } from '#model/findings/note.js';
import type { Router } from '../dynamic/router.js';
import { noteAt } from '../resources/place.js';

/** A rule that Traefik reads, and that takes next to nothing: a matcher in it is written as other programs, or v2, have it. */
export function idleMatcherNotes({ rule, syntax, place, implicit }: Router): readonly Note[] {
  if (implicit || rule.length > longest) return [];
  const found = idle.find(one => !(one.ofV3 && syntax === 'v2') && one.pattern.test(rule));
  const written = found?.pattern.exec(rule)?.[0];
  if (!found || written === undefined) return [];
  return [noteAt(place, { kind: 'idle-matcher', key: 'match', written, as: found.as })];
}

/** No rule that somebody wrote by hand is longer. */
const longest = 10_000;

interface IdlePattern {
  readonly pattern: RegExp;
  readonly as: IdleMatcher['as'];
  /** v2 reads it as it is meant. */
  readonly ofV3?: true;
}

/**
 * Values are compared as they stand: no braces, no star, no scheme, no query. (traefik v3.7.9, pkg/muxer/http/matcher.go: host, path,
 * pathPrefix, query; pkg/muxer/http/matcher_v2.go)
 */
const idle: readonly IdlePattern[] = [
  { pattern: /\{[A-Za-z_]\w{0,99}:[^}]{0,200}\}/, as: 'template', ofV3: true },
  {
    pattern: /(?<=\b(?:HostRegexp|Path|PathPrefix)\([`"][^`"]{0,200})\{[A-Za-z_]\w{0,99}\}/,
    as: 'template',
    ofV3: true,
  },
  { pattern: /\bPath(?:Prefix)?\([`"][^`"]{0,200}\*[`"]\)/, as: 'star' },
  { pattern: /\bPath(?:Prefix)?\([`"][^`"]{0,200}\?[^`"]{0,200}[`"]\)/, as: 'query' },
  {
    pattern: /\bHost\([`"](?:https?:\/\/[^`"]{0,200}|[^`":[\]]{1,200}:\d{1,5}|[^`"/]{1,200}\/[^`"]{0,200})[`"]\)/,
    as: 'url',
  },
  { pattern: /\bQuery\([`"][^`"=]{1,200}=[^`"]{0,200}[`"]\)/, as: 'pair', ofV3: true },
];
