import { commandBracket } from '#model/text/unseen.js';
import { folded } from './visible.js';

/**
 * A text of the input as text of a cell, and as nothing else: no element, no HTML, no link. GitHub looks for mentions and
 * references in what is rendered already, where a backslash is gone: an invisible word joiner parts them.
 */
export function markdownText(text: string): string {
  return folded(text)
    .replace(/\s+/g, ' ')
    .replace(partedAfter, '$&\u2060')
    .replace(/[|\\*_<>[\]`~#$&]/g, one => `\\${one}`);
}

/** Mentions and addresses; the schemes of links, and what is a link without one; issues and merge requests. */
const partedAfter = /@|:(?=\/\/)|www(?=\.)|[#!&](?=\d)|GH-(?=\d)/gi;

/** A span of code; where a text holds what would end the span or its cell, or a log takes for a command, text without it. */
export function markdownCode(text: string): string {
  const line = folded(text).replace(/\s+/g, ' ');
  return /^$|^ | $|[`|\\]/.test(line) || commandBracket.test(line) ? markdownText(text) : `\`${line}\``;
}
