import { unseen } from '#model/text/unseen.js';

const everyUnseen = new RegExp(unseen, 'gu');

/**
 * A text of the input as a terminal may show it: a tab is a blank, and what would move the cursor, change colours, hide or turn
 * the direction of writing is a replacement character.
 */
export function visible(text: string): string {
  return text.replaceAll('\t', ' ').replace(everyUnseen, '\ufffd');
}

/** The same on one line: a line break with the white space around it is a blank, and nothing at both ends. */
export function folded(text: string): string {
  const lines = text.split(lineBreaks);
  if (lines.length === 1) return visible(text);
  const last = lines.length - 1;
  const parts = lines.map((line, at) => (at === 0 ? line.trimEnd() : at === last ? line.trimStart() : line.trim()));
  return visible(parts.filter(part => part !== '').join(' '));
}

/**
 * A text of several lines. A tab and the end of a line as Windows writes it stay: in a diff a difference may lie in them, and in
 * an example the fault.
 */
export function visibleLines(text: string): string {
  return text.replace(unseenInLines, '\ufffd');
}

const unseenInLines = new RegExp(`(?!\\r?\\n|\\t)${unseen.source}`, 'gu');

const lineBreaks = /[\n\v\f\r\u0085\u2028\u2029]/;

/** How many columns a text takes in a terminal: signs of East Asia and pictures take two, accents that combine none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}

const combining = /^(?:\p{Mn}|\p{Me})$/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;
