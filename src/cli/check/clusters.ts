import { grouped } from '#model/grouped.js';
import type { Change, Diagnostic } from '#model/findings/diagnostic.js';
import { writtenField } from '../session/built-session.js';
import type { Session } from '../session/session.js';

/** The diagnostics of one cluster of several, with its name; fixes of what is built are for the text that says it. */
export function ofCluster(session: Session, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { cluster } = session;
  return diagnostics.map(one => ({
    ...one,
    ...(cluster !== undefined && { cluster }),
    ...(one.fix && { fix: writtenFix(one.fix, session) }),
  }));
}

/** What several clusters share is said once, with the names of all. */
export function saidOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.every(one => one.cluster === undefined)) return diagnostics;
  const same = grouped(diagnostics, ({ rule, at, message, severity, suppressed }) =>
    [rule, at.file, at.line, at.column, severity, suppressed?.by ?? '', message].join('\u0000'),
  );
  return [...same.values()].flatMap(([first, ...others]) => (first ? [withOthers(first, others)] : [])).sort(byPlace);
}

function withOthers(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const alsoIn = [...new Set(others.map(one => one.cluster))].filter(
    (cluster): cluster is string => cluster !== undefined && cluster !== first.cluster,
  );
  return alsoIn.length > 0 ? { ...first, alsoIn } : first;
}

function byPlace({ at: one }: Diagnostic, { at: other }: Diagnostic): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

/** A change of a built resource is one of the text in which the field was written, where one says it as it is. */
function writtenFix(fix: Change, { built }: Session): Change {
  if (!built) return fix;
  const written = writtenField(built, fix.subject, fix.path);
  if (!written) return { ...fix, byHand: true };
  return { ...fix, subject: { ...fix.subject, ...written.subject }, path: written.path };
}
