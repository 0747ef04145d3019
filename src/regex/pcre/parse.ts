import { readAtom } from './atom.js';
import { bytesOf } from './bytes.js';
import type { Cursor } from './cursor.js';
import { atEnd, cursorOf, fail, peek, take } from './cursor.js';
import { hasOpenLookBehind } from './look-behind.js';
import type { PcreFlags, PcreNode } from './node.js';
import { readQuantifier } from './quantifier.js';
import { unquoted } from './unquoted.js';

/** A regular expression of PCRE, read. */
export interface Pcre {
  readonly node: PcreNode;
  /** The number of capturing groups. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** Why the tree does not tell what the expression matches. */
  readonly open?: string;
}

/**
 * Reads a regular expression as PCRE2 10.42 compiles it; or says what it refuses. Which version stands behind an nginx its
 * manifests do not tell: where later ones take more, the expression is left open.
 */
export function parsePcre(pattern: string, ignoreCase: boolean): Pcre | { readonly fault: string } {
  const cursor = cursorOf(unquoted(bytesOf(pattern)));
  const flags = { ignoreCase, multiline: false, dotAll: false, extended: false, ungreedy: false, noCapture: false };
  const node = alternatives(cursor, flags);
  if (!atEnd(cursor)) fail(cursor, 'a closing parenthesis opens nowhere');
  const fault = cursor.fault ?? missingGroup(cursor);
  if (fault !== undefined) return { fault };
  const open =
    cursor.open ??
    (hasOpenLookBehind(node) ? 'older versions of PCRE refuse a look-behind of varying length' : undefined);
  return { node, groups: cursor.groups, names: cursor.names, ...(open !== undefined && { open }) };
}

// A setting such as (?i) holds to the end of its group, over the bars that follow. (pcre2pattern(3), "Internal option setting")
function alternatives(cursor: Cursor, from: PcreFlags): PcreNode {
  const branches: PcreNode[] = [];
  let flags = from;
  let branch: PcreNode[] = [];
  while (!atEnd(cursor) && peek(cursor) !== ')') {
    if (peek(cursor) === '|') {
      take(cursor);
      branches.push(sequence(branch));
      branch = [];
      continue;
    }
    const atom = readAtom(cursor, flags, alternatives);
    if ('flags' in atom) flags = atom.flags;
    else branch.push(...(atom.repeatable ? [readQuantifier(cursor, flags, atom.node)] : [atom.node]));
  }
  branches.push(sequence(branch));
  return branches.length === 1 ? sequence(branch) : { kind: 'choice', of: branches };
}

function sequence(of: readonly PcreNode[]): PcreNode {
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'sequence', of };
}

function missingGroup({ wanted, wantedNames, groups, names }: Cursor): string | undefined {
  const number = [...wanted].find(one => one > groups || one < 1);
  if (number !== undefined) return `a reference names group ${number}, which is not there`;
  const name = [...wantedNames].find(one => !names.has(one));
  return name === undefined ? undefined : `a reference names a group ${name}, which is not there`;
}
