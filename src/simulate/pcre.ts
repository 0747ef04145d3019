import type { Regex } from '#model/match.js';
import type { Compiled } from './compiled.js';
export function compiledPcre({
  pattern,
  ignoreCase,
}: Regex): Compiled | { readonly invalid: string } | { readonly open: string } {
  try {
    const program = new RegExp(pattern, ignoreCase ? 'gi' : 'g');
    return {
      find: (text, from = 0) => {
        program.lastIndex = from;
        const m = program.exec(text);
        return m ? { start: m.index, end: m.index + m[0].length, groups: [...m], named: new Map() } : undefined;
      },
      test: text => {
        program.lastIndex = 0;
        return program.test(text);
      },
    };
  } catch (error) {
    return { invalid: String(error) };
  }
}
