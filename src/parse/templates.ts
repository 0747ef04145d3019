/**
 * Whether a document that cannot be read is a template (of Helm, Jinja, Go) that was never rendered: a template's braces are on
 * the line of the fault, or begin the line or the value next to it. Elsewhere they are text, as in the rules of an alert manager.
 */
export function isTemplate(text: string, fault: number): boolean {
  const start = text.lastIndexOf('\n', fault - 1) + 1;
  const before = start === 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  const end = endOfLine(text, fault);
  const line = text.slice(start, end);
  const neighbours = [text.slice(before, start), text.slice(end + 1, endOfLine(text, end + 1))];
  return /\{[{%]/.test(line) || neighbours.some(one => /^(?:[^"'#|>{]*[:-])?\s*\{[{%]/.test(one.slice(0, 1000)));
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
}
