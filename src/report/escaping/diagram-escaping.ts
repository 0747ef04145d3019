import { folded } from './visible.js';

/**
 * A text of the input between the quotes of a label of Mermaid: what would end the label, begin a directive, or be taken for HTML or
 * Markdown is the number of its character. (mermaid v11, docs/syntax/flowchart.md: entity codes)
 */
export function mermaidText(text: string): string {
  return folded(text)
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N} .,:/()=+?-]/gu, one => `#${one.codePointAt(0) ?? 0};`);
}

/** The same between the quotes of a label of Graphviz. (Graphviz 12, doc/info/lang: ID; shapes: escString) */
export function dotText(text: string): string {
  return folded(text)
    .replace(/\s+/g, ' ')
    .replace(/["\\&]/g, one => (one === '&' ? '&amp;' : `\\${one}`));
}
