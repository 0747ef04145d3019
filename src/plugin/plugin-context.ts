/**
 * What cdk8s's command line hands to a plugin, as far as it is used here: no type of it is imported, since the package need not be
 * installed. (cdk8s-cli 2.207.60, lib/plugins/validation.d.ts)
 */
export interface PluginContext {
  /** The paths of the manifests that were synthesised. */
  readonly manifests: readonly string[];
  /**
   * The paths of constructs by the names of their objects.
   * @default - none was recorded
   */
  readonly metadata?: Readonly<Record<string, { readonly path: string }>>;
  /** Where findings go. */
  readonly report: PluginReport;
}

/** Takes down what is found; after `submit` nothing more. */
export interface PluginReport {
  /** Takes one finding down. */
  addViolation(violation: PluginViolation): void;
  /** Ends the report. */
  submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
}

/** What one rule found. */
export interface PluginViolation {
  /** The rule. */
  readonly ruleName: string;
  /** What is wrong. */
  readonly recommendation: string;
  /** What to do. */
  readonly fix: string;
  /** The objects in which it was found, with the places of their manifests. */
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly manifestPath: string;
    readonly locations: readonly string[];
  }[];
}
