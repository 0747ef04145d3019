import type { Json } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';

/** What is wrong with a value that has the right shape: a rule that is none, a version that never was. `says` stands alone. */
export interface ValueFault {
  readonly path: Path;
  readonly key?: boolean;
  readonly says: string;
}

/** What is wrong with a text at a path; what is no text is a fault of the shape. */
export function faultAt(
  path: Path,
  value: Json | undefined,
  faultOf: (text: string) => string | undefined,
  key?: true,
): readonly ValueFault[] {
  const text = textOf(value);
  const says = text === undefined ? undefined : faultOf(text);
  return says === undefined ? [] : [{ path, says, ...(key && { key }) }];
}

/** What was meant by a question, or what keeps it from being one. */
export type Understood<Meant> = { readonly value: Meant } | { readonly fault: string };
