import ts from 'typescript';

/** The sentences above a declaration, in one line. */
export function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker)));
}

/** What its `@default` says. */
export function defaultOf(symbol: ts.Symbol): string {
  const tag = symbol.getJsDocTags().find(one => one.name === 'default');
  return oneLine(ts.displayPartsToString(tag?.text)).replace(/^- /, '');
}

/** A table of a page: its head, and its rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map(cells => `| ${cells.map(one => one.replaceAll('|', '\\|')).join(' | ')} |`);
}

/** A text without its line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
