/**
 * What cdk8s's command line hands to a plugin, as far as it is used here: no type of it is imported, since the package need not be
 * installed. (cdk8s-cli 2.207.60, lib/plugins/validation.d.ts)
 */
export interface PluginContext {
  /** The paths of the manifests that were synthesised. */
  readonly manifests: readonly string[];
  /** The paths of constructs by the names of their objects. */
  readonly metadata?: Readonly<Record<string, { readonly path: string }>>;
  readonly report: PluginReport;
}

/** Takes down what is found; after `submit` nothing more. */
export interface PluginReport {
  addViolation(violation: PluginViolation): void;
  submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
}

/** What one rule found. */
export interface PluginViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly manifestPath: string;
    readonly locations: readonly string[];
  }[];
}
