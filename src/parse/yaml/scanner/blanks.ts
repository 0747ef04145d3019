import { codes, isBreak } from './characters.js';
import type { Scanner } from './scanner.js';
import { codeAt, lineEnd, takeBreak } from './scanner.js';

/** Goes over blanks, comments and line breaks. A tab is a blank only where no key can begin. */
export function skipBlanks(scanner: Scanner): void {
  for (;;) {
    let code = codeAt(scanner, scanner.at);
    while (code === codes.space || (code === codes.tab && (scanner.flowLevel > 0 || !scanner.keyAllowed))) {
      code = codeAt(scanner, ++scanner.at);
    }
    if (code === codes.hash) {
      const end = lineEnd(scanner, scanner.at);
      scanner.comments.push(scanner.at, end);
      scanner.at = end;
      code = codeAt(scanner, end);
    }
    if (!isBreak(code)) return;
    takeBreak(scanner);
    if (scanner.flowLevel === 0) scanner.keyAllowed = true;
  }
}
