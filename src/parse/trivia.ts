/** The offset of the next text that is more than blanks, comments, and the signs `---` and `...` on lines of their own. */
export function endOfGap(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 35) at = endOfLine(text, at, end);
    else if (isSpace(code)) at++;
    else if ((code === 45 || code === 46) && isSign(text, at, code, end)) at += 3;
    else return at;
  }
  return end;
}

/** The offset of the end of the line. */
export function endOfLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at++;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff;
}

function isSign(text: string, at: number, code: number, end: number): boolean {
  const before = at === 0 ? 10 : text.charCodeAt(at - 1);
  const begins = before === 10 || before === 13 || before === 0xfeff;
  const three = text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
  return begins && three && (at + 3 >= end || isSpace(text.charCodeAt(at + 3)));
}
