/** Whether anybody answers behind the name of a Service and a port. */
export type TargetState =
  | { readonly kind: 'ready' }
  | Empty
  /** Whether it has endpoints the manifests do not tell. */
  | { readonly kind: 'open'; readonly because: string };

/** The controller answers by itself. */
export interface Empty {
  readonly kind: 'empty';
  readonly status: number;
  readonly because: string;
  readonly fault: 'service' | 'port' | 'endpoints';
}
