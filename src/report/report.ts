import type { Category, Change, Diagnostic, Edit, Severity } from '#model/findings/diagnostic.js';
import type { Unjudged } from '#model/findings/unjudged.js';
import type { Shown } from './escaping/shown.js';

/** All that a format may show: the diagnostics, and what is needed to show them well. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  readonly rules: readonly RuleInfo[];
  /** The files that were read, in order. */
  readonly files: readonly string[];
  /** The text of a file that was read. */
  readonly textOf: (file: string) => string | undefined;
  /** A part of it, by its offsets, with a sign in place of each character of what is confidential: for whatever is shown. */
  readonly shownPartOf: (file: string, start: number, end: number) => string;
  /** A change as edits of its file. */
  readonly editsOf: (change: Change) => readonly Edit[];
  readonly version: string;
  /** With each rule's why. */
  readonly explain: boolean;
  readonly colour: boolean;
  /** Without the summary. */
  readonly quiet: boolean;
}

/** Documents by what became of them, and diagnostics by severity (suppressed ones are not counted). */
export interface Summary {
  readonly files: number;
  readonly resources: number;
  readonly ignored: number;
  readonly unreadable: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** What was not judged, since how its controller works is not known here. */
  readonly unjudged: readonly Unjudged[];
}

/** What is known of a rule without running it. */
export interface RuleInfo {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
}

/** Makes a text of a report; prints nothing. */
export type Format = (report: Report) => Shown;
