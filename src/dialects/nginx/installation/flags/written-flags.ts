import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { FlagValue } from './flags.table.js';
import { controllerFlags } from './flags.table.js';

/** A flag as it is written, and the field that writes it. */
export interface WrittenFlag {
  readonly name: string;
  readonly value: string;
  readonly resource: Resource;
  readonly path: Path;
}

/** A word of a command line, and where it stands. */
export interface Word {
  readonly text: string;
  readonly path: Path;
}

/**
 * The flags of a command line: `--name=value`, `--name value`, and `--name` of those that mean true by themselves; nothing behind `--`.
 * A single dash stands before letters. (spf13/pflag v1.0.10, flag.go: parseLongArg, parseSingleShortArg)
 */
export function writtenFlags(resource: Resource, words: readonly Word[]): readonly WrittenFlag[] {
  const flags: WrittenFlag[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.text === '--') break;
    const [, name, given] = /^--?([^=-][^=]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    if (name === undefined) continue;
    const next = given === undefined && wantsValue(name) ? words[++at] : undefined;
    flags.push({ name, value: given ?? next?.text ?? 'true', resource, path: word.path });
  }
  return flags;
}

const valueOf: ReadonlyMap<string, FlagValue> = new Map(controllerFlags.map(({ name, value }) => [name, value]));

function wantsValue(name: string): boolean {
  const value = valueOf.get(name);
  return value !== undefined && value !== 'bool';
}

/** By name: of one that is written twice the last counts. */
export function flagRecord(flags: readonly WrittenFlag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(flags.map(({ name, value }) => [name, value]));
}
