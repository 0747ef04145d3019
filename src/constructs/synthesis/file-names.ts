/**
 * A name for each file: the first of its candidates that no other file has. Names that differ by the case of their letters
 * are one on many file systems. Which candidate is taken does not depend on the order of the files.
 */
export function distinctNames(candidates: readonly (readonly string[])[]): readonly string[] {
  let levels = candidates.map(() => 0);
  for (;;) {
    const names = candidates.map((all, at) => all[levels[at] ?? 0] ?? '');
    const counts = new Map<string, number>();
    for (const name of names.map(one => one.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
    const raised = levels.map((level, at) => {
      const taken = (counts.get((names[at] ?? '').toLowerCase()) ?? 0) > 1;
      return taken && level + 1 < (candidates[at]?.length ?? 0) ? level + 1 : level;
    });
    if (raised.every((level, at) => level === levels[at])) return names;
    levels = raised;
  }
}
