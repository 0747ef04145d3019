/**
 * The text that every path begins with that a regular expression of an intent takes, as far as it stands there as such:
 * `/v` of `/v[0-9]+/.*`, `/api/` of `/api/(a|b)`, `/` of `/a|/b`. What follows a group or a class does not count.
 */
export function literalBeginning(pattern: string): string {
  const [first = [], ...others] = choicesOf(pattern).map(charactersOf);
  const shared = others.reduce((some, other) => some.slice(0, alike(some, other)), first);
  return shared.join('');
}

/** With how many characters two begin alike. */
function alike(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((character, at) => character !== other[at]);
  return end === -1 ? one.length : end;
}

/** One character, as itself or escaped, and how often it may stand there. */
const character = /^(?:\\(?<escaped>[^A-Za-z0-9])|(?<plain>[^\\.+*?()|[\]{}^$]))(?<often>[*?+]|\{)?/u;

function charactersOf(choice: string): readonly string[] {
  const characters: string[] = [];
  for (let rest = choice.replace(/^\^/, ''); ;) {
    const found = character.exec(rest);
    const { escaped, plain, often } = found?.groups ?? {};
    if (!found || (often !== undefined && often !== '+')) return characters;
    characters.push(escaped ?? plain ?? '');
    if (often === '+') return characters;
    rest = rest.slice(found[0].length);
  }
}

/** What stands beside the bars that no group and no class holds. */
function choicesOf(pattern: string): readonly string[] {
  let depth = 0;
  const bars = [...pattern.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]/gsu)].filter(([part]) => {
    depth += part === '(' ? 1 : part === ')' ? -1 : 0;
    return part === '|' && depth === 0;
  });
  const ends = [...bars.map(({ index }) => index), pattern.length];
  return ends.map((end, at) => pattern.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end));
}
