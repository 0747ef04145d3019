/**
 * Whether a document that cannot be read is a template (of Helm, Jinja or Go) that was never rendered: up to the fault some
 * line begins with a template's braces, or has them as a whole value. In quotes and inside text they are ordinary characters.
 */
export function isTemplate(text: string, start: number, fault: number): boolean {
  const lineEnd = text.indexOf('\n', fault);
  const nextEnd = lineEnd === -1 ? -1 : text.indexOf('\n', lineEnd + 1);
  return braces.test(text.slice(start, nextEnd === -1 ? text.length : nextEnd));
}

const braces = /^(?:[^\r\n"'#|>{]{0,300}[:-])?[ \t]*\{[{%]/m;
