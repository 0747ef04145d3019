/** A document of a stream: offsets of its text in the file. `marker`: its first line begins with `---`. */
export interface DocumentText {
  readonly start: number;
  readonly end: number;
  /** The offsets of text that stands after `---` on its line: kubectl refuses the stream there. */
  readonly glued?: { readonly start: number; readonly end: number };
}

/**
 * Cuts a stream into documents at the lines that begin with `---`, as kubectl does before it looks at YAML: inside a quoted
 * string or block scalar too. A comment may follow on that line, nothing else.
 * (k8s.io/apimachinery v0.36.3, pkg/util/yaml/decoder.go: YAMLReader)
 */
export function documentsIn(text: string, end = text.length): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  const first = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let start = first;
  let glued: DocumentText['glued'];
  let mark = text.startsWith('---', first) ? first : nextMark(text, first);
  while (mark !== -1 && mark < end) {
    if (mark > start) documents.push({ start, end: mark, ...(glued && { glued }) });
    const lineEnd = endOfLine(text, mark);
    const rest = text.slice(mark + 3, lineEnd).trim();
    glued = rest === '' || rest.startsWith('#') ? undefined : { start: mark + 3, end: lineEnd };
    start = glued ? mark : lineEnd;
    mark = nextMark(text, Math.max(lineEnd - 1, first));
  }
  documents.push({ start, end, ...(glued && { glued }) });
  return documents;
}

const byteOrderMark = 0xfeff;

function nextMark(text: string, from: number): number {
  const found = text.indexOf('\n---', from);
  return found === -1 ? -1 : found + 1;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
}
