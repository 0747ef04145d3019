import type { Cursor, Inner } from './cursor.js';
import { fail, leaveOpen, matched, peek, taken } from './cursor.js';
import { referenceTo } from './escape.js';
import type { PcreFlags, PcreNode } from './node.js';

/** A group, or a change of settings up to the end of the enclosing one. */
export type ReadGroup = { readonly node: PcreNode; readonly repeatable: boolean } | { readonly flags: PcreFlags };

/** PCRE's own bound on nested parentheses. (pcre2api(3), pcre2_set_parens_nest_limit) */
const deepest = 250;

/** What an opening parenthesis begins, itself taken already. (pcre2pattern(3)) */
export function readGroup(cursor: Cursor, flags: PcreFlags, inner: Inner): ReadGroup {
  if (cursor.depth >= deepest) return faulty(cursor, 'parentheses are nested too deeply');
  if (peek(cursor) === '*') return verb(cursor);
  if (!taken(cursor, '?')) return capturing(cursor, flags, inner, undefined);
  const name = matched(cursor, /P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'/y);
  if (name) return capturing(cursor, flags, inner, name[1] ?? name[2]);
  const kind = matched(cursor, /:|\||>|=|!|<=|<!|#|P=|P>|&|R|\+?\d|-\d|\(|C/y)?.[0];
  return kind === undefined ? settings(cursor, flags, inner) : special(cursor, flags, inner, kind);
}

function special(cursor: Cursor, flags: PcreFlags, inner: Inner, kind: string): ReadGroup {
  switch (kind) {
    case ':':
      return closed(cursor, apart(inner(deeper(cursor), flags)));
    case '|':
      leaveOpen(cursor, 'groups that share their numbers are not followed here');
      return closed(cursor, inner(deeper(cursor), flags));
    case '>':
      return closed(cursor, { kind: 'atomic', of: inner(deeper(cursor), flags) });
    case '=':
    case '!':
    case '<=':
    case '<!':
      return lookAround(cursor, flags, inner, kind);
    case '#':
      if (!matched(cursor, /[^)]*\)/y)) fail(cursor, 'a comment is not closed');
      return { node: { kind: 'sequence', of: [] }, repeatable: false };
    case 'P=': {
      const reference = matched(cursor, /(\w+)(?=\))/y);
      return reference
        ? closedBare(cursor, referenceTo(cursor, reference[1] ?? ''))
        : faulty(cursor, 'a reference lacks its name');
    }
    case '(':
      return conditional(cursor, flags, inner);
    default:
      if (!matched(cursor, /[^()]*\)/y)) fail(cursor, 'a parenthesis is not closed');
      return {
        node: leaveOpen(
          cursor,
          kind === 'C' ? 'callouts are not followed here' : 'a call of a group is not followed here',
        ),
        repeatable: true,
      };
  }
}

/** Bars of an inner group are none of the one around it: only those at the top of a look-behind may differ in length. */
function apart(node: PcreNode): PcreNode {
  return node.kind === 'choice' ? { kind: 'sequence', of: [node] } : node;
}

function lookAround(cursor: Cursor, flags: PcreFlags, inner: Inner, kind: string): ReadGroup {
  const of = inner(deeper(cursor), flags);
  return closed(cursor, { kind: 'look', behind: kind.startsWith('<'), negated: kind.endsWith('!'), of });
}

function capturing(cursor: Cursor, flags: PcreFlags, inner: Inner, name: string | undefined): ReadGroup {
  if (name === undefined && flags.noCapture) return closed(cursor, inner(deeper(cursor), flags));
  cursor.groups += 1;
  const index = cursor.groups;
  if (name !== undefined) {
    if (cursor.names.has(name)) return faulty(cursor, `two groups are named ${name}`);
    if (name.length > 32) leaveOpen(cursor, 'older versions of PCRE refuse a name of more than 32 characters');
    cursor.names.set(name, index);
  }
  return closed(cursor, { kind: 'group', index, of: inner(deeper(cursor), flags) });
}

// (?i) holds to the end of the group that it stands in, (?i:…) for its own.
function settings(cursor: Cursor, flags: PcreFlags, inner: Inner): ReadGroup {
  if (taken(cursor, '^')) leaveOpen(cursor, '(?^ is not followed here');
  const match = matched(cursor, /([imsxUJnX]*)(?:-([imsxUJnX]*))?([:)])/y);
  if (!match) return faulty(cursor, 'what follows (? is not known');
  const [, on = '', off = '', end = ''] = match;
  if (/[JnX]|xx/.test(on + off)) leaveOpen(cursor, 'the settings J, n and X are not followed here');
  const changed = withFlags(withFlags(flags, on, true), off, false);
  return end === ')' ? { flags: changed } : closed(cursor, inner(deeper(cursor), changed));
}

function withFlags(flags: PcreFlags, letters: string, value: boolean): PcreFlags {
  const has = (letter: string, before: boolean): boolean => (letters.includes(letter) ? value : before);
  return {
    ...flags,
    ignoreCase: has('i', flags.ignoreCase),
    multiline: has('m', flags.multiline),
    dotAll: has('s', flags.dotAll),
    extended: has('x', flags.extended),
    ungreedy: has('U', flags.ungreedy),
  };
}

function conditional(cursor: Cursor, flags: PcreFlags, inner: Inner): ReadGroup {
  leaveOpen(cursor, 'conditional groups are not followed here');
  if (/[?*]/.test(peek(cursor))) {
    cursor.at -= 1;
  } else if (!matched(cursor, /[^()]*\)/y)) return faulty(cursor, 'a condition is not closed');
  return closed(cursor, inner(deeper(cursor), flags));
}

function verb(cursor: Cursor): ReadGroup {
  if (!matched(cursor, /\*[^()]*\)/y)) return faulty(cursor, 'a verb is not closed');
  return { node: leaveOpen(cursor, 'verbs are not followed here'), repeatable: false };
}

function deeper(cursor: Cursor): Cursor {
  cursor.depth += 1;
  return cursor;
}

function closed(cursor: Cursor, node: PcreNode): ReadGroup {
  cursor.depth -= 1;
  return closedBare(cursor, node);
}

function closedBare(cursor: Cursor, node: PcreNode): ReadGroup {
  return { node: taken(cursor, ')') ? node : fail(cursor, 'a parenthesis is not closed'), repeatable: true };
}

function faulty(cursor: Cursor, fault: string): ReadGroup {
  return { node: fail(cursor, fault), repeatable: false };
}
