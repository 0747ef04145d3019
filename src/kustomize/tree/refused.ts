import type { Node } from './node.js';

/** What kustomize refuses to do to an object, and why. */
export interface Refused {
  readonly kind: 'refused';
  readonly because: string;
}

/** Says no. */
export function refused(because: string): Refused {
  return { kind: 'refused', because };
}

/** Whether something was refused. */
export function isRefused(value: object | undefined): value is Refused {
  return value !== undefined && 'kind' in value && value.kind === 'refused';
}

/** The items, each changed; or the first refusal among them. */
export function eachOf<Item, Made extends object>(
  items: Iterable<Item>,
  made: (item: Item) => Made | Refused,
): readonly Made[] | Refused {
  const all: Made[] = [];
  for (const item of items) {
    const one = made(item);
    if (isRefused(one)) return one;
    all.push(one);
  }
  return all;
}

/** What a node is, for people. */
export function kindText({ kind }: Node): string {
  return kind === 'scalar' ? 'a single value' : kind === 'sequence' ? 'a list' : 'a mapping';
}
