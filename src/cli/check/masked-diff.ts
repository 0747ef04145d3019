import { masked } from '#parse/mask/masked.js';

/** The texts of a file before and after a change. */
interface Change {
  readonly before: string;
  readonly after: string;
}

/** A unified diff of one file without what is confidential in its lines: which keys change is still seen. */
export function maskedDiff(diff: string, { before, after }: Change): string {
  const old = linesOf(before);
  const now = linesOf(after);
  let oldAt = 0;
  let nowAt = 0;
  let left = 0;
  return linesOf(diff, text => text)
    .map(line => {
      const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (left === 0 && hunk) {
        const [, oldStart = '0', oldCount = '1', nowStart = '0', nowCount = '1'] = hunk;
        oldAt = Number(oldStart) - 1;
        nowAt = Number(nowStart) - 1;
        left = Number(oldCount) + Number(nowCount);
        return line;
      }
      if (left === 0 || line.startsWith('\\')) return line;
      const mark = line.charAt(0);
      if (mark === ' ') nowAt++;
      left -= mark === ' ' ? 2 : 1;
      return mark + ((mark === '+' ? now[nowAt++] : old[oldAt++]) ?? '');
    })
    .join('\n');
}

/** The lines of a text as a diff counts them: a CR stays with its line. */
function linesOf(text: string, shown: (text: string) => string = masked): readonly string[] {
  return shown(text).split('\n');
}
