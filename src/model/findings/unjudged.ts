/** Resources of one kind that were not judged, since how their controller works is not known here. */
export interface Unjudged {
  /** The controller, where the manifests tell it; else the class that names it. */
  readonly controller: string;
  readonly kind: string;
  readonly count: number;
}
