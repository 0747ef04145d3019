import type { CommonOptions } from '../session/common-options.js';

/** The flags of `check`. */
export interface CheckOptions extends CommonOptions {
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly explain?: true;
  readonly timing?: boolean;
}
