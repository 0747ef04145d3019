import type { IConstruct } from 'constructs';

type Says = () => readonly string[];

/** What constructs warn of. It is asked when all of the tree is there. */
const warnings = new WeakMap<IConstruct, Says[]>();

/** By which matchers find it, which may come from another copy of gatewright. */
const mark = Symbol.for('gatewright.warnings');

/** What is worth knowing of a construct and does not stop the synthesis: each warning begins with the prop that it is about. */
export function warnOf(construct: IConstruct, says: Says): void {
  const known = warnings.get(construct);
  if (known) {
    known.push(says);
    return;
  }
  warnings.set(construct, [says]);
  Object.defineProperty(construct, mark, { value: () => warningsOf(construct) });
}

/** The warnings of a construct. */
export function warningsOf(construct: IConstruct): readonly string[] {
  return (warnings.get(construct) ?? []).flatMap(says => says());
}
