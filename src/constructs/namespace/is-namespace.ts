import type { Construct, IConstruct } from 'constructs';
import { seenIn } from '../tree/seen.js';
import type { Limits } from './limits.js';

/** What others need to know of a namespace. */
export interface NamespaceConstruct extends Construct {
  /** The name of the namespace. */
  readonly name: string;
  /** What is closed to pods that no construct stands for. */
  readonly denies: 'both' | 'ingress' | 'egress' | 'none';
  /** What each of its containers gets where it says nothing, and what it may ask for. */
  readonly limits?: Limits;
}

const mark = Symbol.for('gatewright.Namespace');

/** Lets a construct show that it is a namespace. */
export function markNamespace(namespace: NamespaceConstruct): void {
  Object.defineProperty(namespace, mark, { value: true });
  const { scope } = namespace.node;
  if (scope === undefined) return;
  const names = marked.get(scope) ?? new Map<string, NamespaceConstruct[]>();
  marked.set(scope, names.set(namespace.name, [...(names.get(namespace.name) ?? []), namespace]));
}

/** The namespace of a name that the tree of a construct makes, or gives its limits. */
export function namespaceIn(construct: Construct, name: string): NamespaceConstruct | undefined {
  return seenIn(construct, byName).get(name);
}

function byName(constructs: readonly IConstruct[]): ReadonlyMap<string, NamespaceConstruct> {
  return new Map(constructs.filter(isNamespace).map(one => [one.name, one]));
}

/** By what they stand in and by name: whoever looks for one need not look at all that stands there. */
const marked = new WeakMap<IConstruct, Map<string, NamespaceConstruct[]>>();

/** Whether a construct is a namespace, whichever copy of gatewright made it. */
export function isNamespace(construct: IConstruct): construct is NamespaceConstruct {
  return mark in construct;
}

/** Whether what stands in a construct itself closes both directions to all pods of a namespace. */
export function isDeniedIn(scope: IConstruct, name: string): boolean {
  const namesakes = marked.get(scope)?.get(name) ?? [];
  return namesakes.some(one => isDenying(one) && scope.node.tryFindChild(one.node.id) === one);
}

/** Whether a construct closes both directions to all pods of a namespace, so that no application need close itself. */
export function isDenying(construct: IConstruct): construct is NamespaceConstruct {
  return isNamespace(construct) && construct.denies === 'both';
}
