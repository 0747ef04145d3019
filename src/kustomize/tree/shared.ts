import type { Mapping, Node, Scalar } from './node.js';

/**
 * What kustomize writes into several fields of an object at once, such as a label and the selectors with it, is one node for it: a later
 * change of one field changes them all. (kustomize api v0.21.2, filters/filtersutil/setters.go: SetEntry; kyaml v0.21.2, yaml/fns.go: FieldSetter)
 */
export function withSharedChanges(before: Mapping, after: Mapping): Mapping {
  const changes = new Map<object, Scalar>();
  collect(before, after, changes);
  const spread = changes.size === 0 ? after : spreadIn(before, after, changes);
  return spread.kind === 'mapping' ? spread : after;
}

/** The object with nodes that are each their own, as when it is read anew. */
export function withoutShared(node: Node): Node {
  return rebuilt(node, undefined, one => withShared(one, undefined));
}

/** A scalar that is one with others, or with none. */
export function withShared({ kind, value, plain, isUntyped, from }: Scalar, shared: object | undefined): Scalar {
  return {
    kind,
    value,
    ...(plain !== undefined && { plain }),
    ...(isUntyped && { isUntyped }),
    from,
    ...(shared && { shared }),
  };
}

function collect(before: Node | undefined, after: Node, changes: Map<object, Scalar>): void {
  if (before === after || before?.kind !== after.kind) return;
  if (before.kind === 'scalar' && after.kind === 'scalar') {
    if (before.shared && before.value !== after.value) changes.set(before.shared, { ...after, shared: before.shared });
    return;
  }
  for (const [key, one] of childrenOf(after)) collect(childOf(before, key), one, changes);
}

function spreadIn(before: Node, after: Node, changes: ReadonlyMap<object, Scalar>): Node {
  return rebuilt(after, before, (one, old) => {
    const shared = (old?.kind === 'scalar' ? old.shared : undefined) ?? one.shared;
    return (shared && changes.get(shared)) ?? one;
  });
}

function rebuilt(node: Node, beside: Node | undefined, made: (one: Scalar, old: Node | undefined) => Scalar): Node {
  switch (node.kind) {
    case 'scalar':
      return made(node, beside);
    case 'sequence':
      return { ...node, items: node.items.map((one, index) => rebuilt(one, childOf(beside, index), made)) };
    case 'mapping': {
      const fields = [...node.fields].map(([key, one]) => [key, rebuilt(one, childOf(beside, key), made)] as const);
      return { ...node, fields: new Map(fields) };
    }
  }
}

function childrenOf(node: Node): Iterable<readonly [string | number, Node]> {
  if (node.kind === 'scalar') return [];
  return node.kind === 'mapping' ? node.fields : node.items.entries();
}

function childOf(node: Node | undefined, key: string | number): Node | undefined {
  if (node?.kind === 'mapping') return node.fields.get(String(key));
  return node?.kind === 'sequence' ? node.items[Number(key)] : undefined;
}
