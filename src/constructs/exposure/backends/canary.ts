import type { OtherBackend } from './other-backend.js';

/** Which requests go to another application. A header without value and pattern decides by `always` and `never`, and so does a cookie. */
export interface Canary {
  /** The other application. */
  readonly backend: OtherBackend;
  /**
   * Those with this header, and where given with this value or one that a regular expression matches.
   * @default - by no header
   */
  readonly header?: string | { readonly name: string; readonly value?: string; readonly pattern?: string };
  /**
   * Those with this cookie.
   * @default - by no cookie
   */
  readonly cookie?: string;
  /**
   * The share of the rest.
   * @default 0
   */
  readonly weight?: number;
  /**
   * What the weight is a share of.
   * @default 100
   */
  readonly total?: number;
}
