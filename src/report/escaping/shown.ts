import { createColors } from 'picocolors';
import type { Medium } from './media.js';
import { media } from './media.js';
import { markdownCode } from './markdown-escaping.js';
import { escapedJson } from './json-escaping.js';
import { visibleLines } from './visible.js';

const content: unique symbol = Symbol('content');
const medium: unique symbol = Symbol('medium');

/**
 * A text in which everything that came from outside is escaped for the medium it is made for. This file alone makes them, and
 * no output takes anything else: neither the streams, nor the files that `-o FORMAT=FILE` names.
 */
export interface Shown<In extends Medium = Medium> {
  readonly [content]: string;
  readonly [medium]: In;
}

/** The text itself, for whoever writes the bytes. Lines are seen as wholes here, and begin with no command. */
export function printed(shown: Shown): string {
  return media[shown[medium]].whole(shown[content]);
}

type Part<In extends Medium> = string | number | Shown<In>;

/** What may stand between pieces. */
type Between = '' | ' ' | ', ' | '; ' | ',' | ' | ' | '\n';

/** Makes the texts of a medium. */
interface Writer<In extends Medium> {
  /** As a template: what stands in it is ours, what is put into it is escaped, but for what is `Shown` already. */
  (ours: TemplateStringsArray, ...parts: readonly Part<In>[]): Shown<In>;
  readonly joined: (parts: readonly Part<In>[], between: Between) => Shown<In>;
  /** Each on a line of its own. */
  readonly lines: (parts: readonly Part<In>[]) => Shown<In>;
}

export const terminal = writerFor('terminal');
export const table = writerFor('markdown');
export const csv = writerFor('csv');
export const json = writerFor('json');
export const xml = writerFor('xml');
export const workflow = writerFor('github');
export const mermaid = writerFor('mermaid');
export const dot = writerFor('dot');

function writerFor<In extends Medium>(of: In): Writer<In> {
  const escaped = (part: Part<In>): string => {
    if (typeof part === 'number') return String(part);
    return typeof part === 'string' ? media[of].part(part) : part[content];
  };
  const template = (ours: TemplateStringsArray, ...parts: readonly Part<In>[]): Shown<In> =>
    made(of, String.raw({ raw: ours }, ...parts.map(escaped)));
  return Object.assign(template, {
    joined: (parts: readonly Part<In>[], between: Between) => made(of, parts.map(escaped).join(between)),
    lines: (parts: readonly Part<In>[]) => made(of, parts.map(part => `${escaped(part)}\n`).join('')),
  });
}

function made<In extends Medium>(of: In, text: string): Shown<In> {
  return { [content]: text, [medium]: of };
}

/** A text of several lines for a terminal: a page, a help, the stack of an error. Its lines and tabs are kept. */
export function terminalLines(text: string): Shown<'terminal'> {
  return made('terminal', visibleLines(text));
}

/** A unified diff, for reading. */
export function diffLines(text: string): Shown<'diff'> {
  return made('diff', visibleLines(text));
}

/** Documents of YAML in lines, as parse prints them. */
export function yamlLines(lines: readonly string[]): Shown<'yaml'> {
  return made('yaml', lines.map(line => `${media.yaml.part(line)}\n`).join(''));
}

/** A value as a document of JSON: indented for people who look, unless the indentation would outweigh the rest. */
export function jsonDocument(value: unknown): Shown<'json'> {
  return made('json', `${escapedJson(JSON.stringify(value, undefined, isDeeper(value, indented) ? undefined : 2))}\n`);
}

/** Real resources have some twenty levels. */
const indented = 60;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(one => isDeeper(one, levels - 1));
}

/** A value as JSON on one line. */
export function jsonLine(value: unknown): Shown<'json'> {
  return made('json', escapedJson(JSON.stringify(value)));
}

/** A span of code in a cell of a table. */
export function codeSpan(text: string): Shown<'markdown'> {
  return made('markdown', markdownCode(text));
}

/** A property of a workflow command. */
export function githubProperty(text: string): Shown<'github'> {
  return made('github', media.github.part(text).replaceAll(':', '%3A').replaceAll(',', '%2C'));
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue';

/** Paints texts of a terminal, or leaves them as they are. */
export type Paint = (style: Style, part: Part<'terminal'>) => Shown<'terminal'>;

export function paintIn(colour: boolean): Paint {
  const colours = createColors(colour);
  return (style, part) => made('terminal', colours[style](terminal`${part}`[content]));
}
