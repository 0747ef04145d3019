import type { IConstruct } from 'constructs';

/** What constructs warn of. It is asked when all of the tree is there. */
const warnings = new WeakMap<IConstruct, (() => readonly string[])[]>();

/** What is worth knowing of a construct and does not stop the synthesis: each warning begins with the prop that it is about. */
export function warnOf(construct: IConstruct, says: () => readonly string[]): void {
  warnings.set(construct, [...(warnings.get(construct) ?? []), says]);
}

/** The warnings of a construct. */
export function warningsOf(construct: IConstruct): readonly string[] {
  return (warnings.get(construct) ?? []).flatMap(says => says());
}
