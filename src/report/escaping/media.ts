import { csvField } from './csv.js';
import { escapedJson } from './json-escaping.js';
import { withoutBrackets, withoutCommands } from './log-commands.js';
import { markdownText } from './markdown-escaping.js';
import { folded, visible, visibleLines } from './visible.js';
import { dotText, mermaidText } from './diagram-escaping.js';
import { escapeXml } from './xml.js';

/** What a text is made for. */
export type Medium = 'terminal' | 'diff' | 'yaml' | 'markdown' | 'csv' | 'json' | 'xml' | 'github' | 'mermaid' | 'dot';

interface Escaping {
  /** A text of the input as a part of the medium. */
  readonly part: (text: string) => string;
  /** The finished text, in which parts that are harmless alone have met. */
  readonly whole: (text: string) => string;
}

/** How each medium keeps the texts of the input from being more than text. */
export const media: Readonly<Record<Medium, Escaping>> = {
  terminal: { part: folded, whole: withoutCommands },
  diff: { part: visibleLines, whole: withoutCommands },
  yaml: { part: visible, whole: withoutCommands },
  markdown: { part: markdownText, whole: withoutCommands },
  csv: { part: csvField, whole: same },
  json: { part: text => escapedJson(JSON.stringify(text)), whole: same },
  xml: { part: escapeXml, whole: same },
  github: { part: githubData, whole: same },
  mermaid: { part: mermaidText, whole: withoutCommands },
  dot: { part: dotText, whole: withoutCommands },
};

/** Commands of a workflow have escapes of their own. (actions/toolkit, packages/core/src/command.ts) */
function githubData(text: string): string {
  const parts = text.split(/([%\r\n])/).map(part => commandEscapes.get(part) ?? visible(part));
  return withoutBrackets(parts.join(''));
}

const commandEscapes: ReadonlyMap<string, string> = new Map([
  ['%', '%25'],
  ['\r', '%0D'],
  ['\n', '%0A'],
]);

function same(text: string): string {
  return text;
}
