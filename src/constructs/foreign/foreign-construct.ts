import type { Construct } from 'constructs';

/**
 * A construct of another library that stands for one manifest: a Deployment, a Service or a Pod of cdk8s-plus, an ApiObject, a kind
 * that `cdk8s import` wrote. It is taken by its shape, whichever copy of the library made it.
 */
export interface ForeignConstruct extends Construct {
  /** The apiVersion of its manifest. */
  readonly apiVersion: string;
  /** The kind of its manifest. */
  readonly kind: string;
  /** The name of its manifest. */
  readonly name: string;
}

/** Whether a value stands for a manifest. cdk8s-plus gives its fields by getters of its classes. */
export function isForeignConstruct(value: unknown): value is ForeignConstruct {
  if (typeof value !== 'object' || value === null || !('node' in value)) return false;
  return ['apiVersion', 'kind', 'name'].every(field => typeof (value as Record<string, unknown>)[field] === 'string'); // asked field by field
}

/** How messages call it: `Deployment shop/web`. */
export function foreignName({ kind, node }: ForeignConstruct): string {
  return `${kind} ${node.path}`;
}
