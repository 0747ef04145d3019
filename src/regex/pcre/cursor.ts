import type { PcreFlags, PcreNode } from './node.js';

/**
 * Where reading stands. The one thing in this folder that changes: each reader takes what it knows and moves on. The first
 * fault ends the reading, since nothing is left then.
 */
export interface Cursor {
  readonly text: string;
  at: number;
  fault: string | undefined;
  /** What is valid and not followed here, or not the same in all versions: the first. */
  open: string | undefined;
  depth: number;
  groups: number;
  readonly names: Map<string, number>;
  /** Groups that are referred to by number. */
  readonly wanted: Set<number>;
  /** Groups that are referred to by name. */
  readonly wantedNames: Set<string>;
}

/** Reads alternatives up to a closing parenthesis or the end. */
export type Inner = (cursor: Cursor, flags: PcreFlags) => PcreNode;

export function cursorOf(text: string): Cursor {
  return {
    text,
    at: 0,
    fault: undefined,
    open: undefined,
    depth: 0,
    groups: 0,
    names: new Map(),
    wanted: new Set(),
    wantedNames: new Set(),
  };
}

export function atEnd({ at, text }: Cursor): boolean {
  return at >= text.length;
}

/** The next character, '' at the end. */
export function peek({ at, text }: Cursor): string {
  return text.charAt(at);
}

export function take(cursor: Cursor): string {
  const character = peek(cursor);
  cursor.at += 1;
  return character;
}

/** Moves past a text if it stands next. */
export function taken(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

/** Moves past what a sticky regular expression matches here. */
export function matched(cursor: Cursor, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.text);
  if (match) cursor.at += match[0].length;
  return match ?? undefined;
}

/** Notes that something is not followed here; reading goes on. */
export function leaveOpen(cursor: Cursor, because: string): PcreNode {
  cursor.open ??= because;
  return { kind: 'sequence', of: [] };
}

/** Notes the first fault and moves to the end: nothing more is read. */
export function fail(cursor: Cursor, fault: string): PcreNode {
  cursor.fault ??= fault;
  cursor.at = cursor.text.length;
  return { kind: 'sequence', of: [] };
}
