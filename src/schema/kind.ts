import type { Schema } from './schema.js';

/** What a kind is to the API server. */
export type Kind = BuiltInKind | CustomKind;

/** A kind that the API server knows by itself. */
export interface BuiltInKind {
  readonly kind: 'built-in';
  readonly namespaced: boolean;
  readonly schema: Schema;
}

/** A kind that a CustomResourceDefinition defines. */
export interface CustomKind {
  readonly kind: 'custom';
  readonly namespaced: boolean;
  readonly schema: Schema;
  /** `status` is written by the controller alone: the API server drops what a manifest says there. */
  readonly dropsStatus: boolean;
  /** What the definition says of using this version. */
  readonly deprecated: string | undefined;
}

/** `group/version/Kind` → `group/Kind` */
export function withoutVersion(key: string): string {
  return key.replace(/\/[^/]*\//, '/');
}
