import type { Shape } from '../shape/shape.js';
import { objectNameOr } from '../shape/object-name.js';
import { isRecord, isText, otherwise } from '../shape/shape.js';

/** A resource of the same namespace: its name, or the construct that makes it, ours or another library's. */
export type Named = string | { readonly name: string };

/** The name of a resource that was named or given. */
export function nameOfNamed(named: Named): string {
  return typeof named === 'string' ? named : named.name;
}

/** The shape of a resource that is named or given. `kind`: what it is, in a message. */
export function namedShape(kind: string): Shape {
  const wants = `the name of a ${kind}, or a construct that makes one`;
  return {
    kind: 'choice',
    wants,
    of: [
      [isText, objectNameOr(`the name of a ${kind} (a-z, 0-9, inner dashes and dots), or a construct that makes one`)],
      [otherwise, { kind: 'kept', is: isNamed, wants }],
    ],
  };
}

/** Whether a value is a construct with a name. cdk8s-plus gives the name by a getter of its class. */
export function isNamed(value: unknown): value is { readonly name: string } {
  return isRecord(value) && 'node' in value && typeof value['name'] === 'string';
}
