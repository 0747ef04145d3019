import { isConfidential } from '#model/text/confidential.js';
import type { Severity } from '#model/findings/diagnostic.js';
import type { Json } from '#model/json.js';
import type { FieldPart, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { pathText } from '#model/text/path-text.js';
import type { Speak } from '#model/text/spoken.js';
import { described, quoted } from '#model/text/spoken.js';
import type { Violation, ViolationKind } from '#model/findings/violation.js';

/** What is wrong with a field, before it is known where the field stands in the text. */
export interface Problem {
  readonly kind: ViolationKind;
  readonly path: Path;
  /** The part of the field that is at fault. */
  readonly part: FieldPart;
  readonly message: Message;
  /** Default: error. */
  readonly severity?: Severity;
  /** Whether the API server takes this was not checked. */
  readonly effect?: 'unknown';
  /** What it comes from, where the same is amiss elsewhere too. */
  readonly cause?: string;
  readonly fix?: { readonly set: Json | undefined; readonly title: string };
  /** The API server leaves the rules of the definition unchecked. */
  readonly hidesRules?: boolean;
}

/** What is said; where values are in it, it is told how to speak of them: they may be confidential where the field stands. */
export type Message = string | ((speak: Speak) => string);

/** A problem with its place in the text. */
export function violationOf(resource: Resource, problem: Problem): Violation {
  const { kind, path, part, message, severity, effect, cause, fix } = problem;
  const subject = subjectOf(resource);
  const at = resource.locate(path, part);
  return {
    kind,
    at,
    subject,
    path,
    message: typeof message === 'string' ? message : message(speakAt(resource, path)),
    severity: severity ?? 'error',
    ...(effect && { effect }),
    ...(cause !== undefined && { cause }),
    ...(fix && { fix: { at: resource.locate(path, 'value'), subject, path, ...fix } }),
  };
}

/** Confidential values are described, all others quoted. */
function speakAt({ value }: Resource, path: Path): Speak {
  return isConfidential(value, path) ? described : quoted;
}

/** `spec.rules[0].host`; the resource itself for an empty path. */
export function fieldName(path: Path): string {
  if (path.length === 0) return 'the resource';
  return pathText(path);
}
