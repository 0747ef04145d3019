import type { Construct, IConstruct } from 'constructs';

/** What others need to know of a namespace. */
export interface NamespaceConstruct extends Construct {
  /** The name of the namespace. */
  readonly name: string;
  /** What is closed to pods that no construct stands for. */
  readonly denies: 'both' | 'ingress' | 'egress' | 'none';
}

const mark = Symbol.for('gatewright.Namespace');

/** Lets a construct show that it is a namespace. */
export function markNamespace(namespace: NamespaceConstruct): void {
  Object.defineProperty(namespace, mark, { value: true });
}

/** Whether a construct is a namespace, whichever copy of gatewright made it. */
export function isNamespace(construct: IConstruct): construct is NamespaceConstruct {
  return mark in construct;
}

/** Whether a construct closes both directions to all pods of a namespace, so that no application need close itself. */
export function isDenying(construct: IConstruct): construct is NamespaceConstruct {
  return isNamespace(construct) && construct.denies === 'both';
}
