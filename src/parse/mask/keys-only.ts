import type { Span } from '#model/text/confidential-text.js';

/** All of a part of a text but what opens its lines: blanks, dashes, a key with its colon; and what `apiVersion` and `kind` say. */
export function keysOnly(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  const line = /[^\r\n]+/g;
  line.lastIndex = start;
  for (let found = line.exec(text); found && found.index < end; found = line.exec(text)) {
    const [content] = found;
    if (!plain.test(content))
      spans.push({ start: found.index + (head.exec(content)?.[0].length ?? 0), end: found.index + content.length });
  }
  return spans.map(span => ({ ...span, end: Math.min(span.end, end) }));
}

const plain = /^(?:(?:apiVersion|kind):[ \t]+[\w./-]{1,100}|---|\.\.\.)[ \t]*$/;
const head = /^[ \t]*(?:-[ \t]+)*(?:[{[][ \t]*)*(?:["']?[-._/a-zA-Z0-9]{1,253}["']?[ \t]*:(?=[ \t]|$))?/;
