import type { OtherBackend } from './other-backend.js';

/** Pages in place of errors. */
export interface ErrorPages {
  /** The statuses that are replaced: `404`, `500-599`. */
  readonly statuses: readonly string[];
  /**
   * The application that has the pages.
   * @default - the controller's default backend
   */
  readonly backend?: OtherBackend;
  /**
   * The path of the page, with `{status}`.
   * @default - the controller's
   */
  readonly path?: string;
  /**
   * Statuses that are told to the client instead: `{ '418': 404 }`.
   * @default - none
   */
  readonly rewrites?: Readonly<Record<string, number>>;
  /**
   * Headers of the request that the application with the pages receives.
   * @default - all
   */
  readonly requestHeaders?: readonly string[];
  /**
   * The application's own pages pass, though statuses are listed for all routes.
   * @default false
   */
  readonly disabled?: boolean;
}
