import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Facts } from '#facts/facts.js';

/** What questions are asked of. */
export interface Examined {
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
  /** What keeps the manifests from being written or read: no answer can be trusted. */
  readonly faults: readonly string[];
  /** What constructs warn of beside the diagnostics: `[path] prop: what is so`. */
  readonly warnings: readonly string[];
  /** The manifests come from constructs: what is wrong is put right in code. */
  readonly fromCode: boolean;
}
