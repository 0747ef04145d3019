import type { Json } from '../json.js';
import type { Origin, Path } from '../origin.js';
import type { Subject } from '../resource.js';

/** How grave a finding is: an error stops what is asked to stop for it. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a diagnostic is about. `api`: the API server refuses (error) or warns (warning), and nothing else; `manifest`: the text
 * says something else than it seems to, before the API server sees it.
 */
export type Category = 'manifest' | 'api' | 'route' | 'tls' | 'service' | 'policy' | 'security';

/** What the controller does with the annotation or field at fault; one annotation has one effect, the gravest. */
export type Effect =
  | 'none'
  | 'ignored'
  | 'others-ignored'
  | 'access-dropped'
  | 'location-denied'
  | 'host-denied'
  | 'ingress-skipped'
  | 'configuration-refused'
  | 'unknown';

/** A field of a resource, with the resource: what a rule points at. */
export interface Place {
  readonly at: Origin;
  readonly subject?: Subject;
  readonly path?: Path;
}

/** Another place that has to do with a finding. */
export interface Related extends Place {
  readonly message: string;
}

/** What should stand at a place: a value to set, or `undefined` to take the field away. Parse turns it into an edit that keeps comments. */
export interface Change {
  readonly at: Origin;
  readonly subject: Subject;
  readonly path: Path;
  readonly set: Json | undefined;
  /** What the change does, as a command: `quote the value`. */
  readonly title: string;
  /**
   * No text says it so that an edit could change it: the value is made of others.
   * @default - an edit is looked for
   */
  readonly byHand?: true;
}

/** What a rule found: at a place, in a sentence. */
export interface Finding extends Place {
  readonly message: string;
  /** Where a finding is graver or milder than its rule. Default: the severity of the rule. */
  readonly severity?: Severity;
  readonly effect?: Effect;
  /**
   * What it comes from, where the same makes its rule find something elsewhere too: such findings are told as one.
   * @default - it stands alone
   */
  readonly cause?: string;
  readonly related?: readonly Related[];
  readonly fix?: Change;
}

/** A replacement of text: offsets count UTF-16 code units of the file's text. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a user sees of a finding. */
export interface Diagnostic extends Finding {
  /** The rule that found it: `route-shadowed`. */
  readonly rule: string;
  /** What the rule is about. */
  readonly category: Category;
  readonly severity: Severity;
  /** Where the rule is described. */
  readonly docs: string;
  /** The same for the same fault, whatever the file, line or list index. */
  readonly fingerprint: string;
  /**
   * Why it does not count, where somebody said so.
   * @default - it counts
   */
  readonly suppressed?: { readonly by: string; readonly reason: string };
  /**
   * The cluster in which it was found: the path, or the folder of the kustomization.
   * @default - there is one cluster
   */
  readonly cluster?: string;
  /**
   * The other clusters of which the same is to be said: they share the place.
   * @default - none
   */
  readonly alsoIn?: readonly string[];
}
