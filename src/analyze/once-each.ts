import { grouped } from '#model/grouped.js';
import type { Diagnostic, Related } from '#model/findings/diagnostic.js';

/**
 * What comes from one cause is said once, with all its places: a name that is missing, and everybody who names it. The first by its
 * resource stands for all, so that neither files nor documents decide which; what has a fix of its own stands alone.
 */
export function onceEach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.every(one => one.cause === undefined)) return diagnostics;
  const alike = grouped(diagnostics, one => causeOf(one) ?? one);
  const together = new Map(
    [...alike.values()].map(list => {
      const [first, ...others] = list.toSorted(bySubject);
      return [first, others] as const;
    }),
  );
  return diagnostics.flatMap(one => {
    const others = together.get(one);
    return others ? [withOthers(one, others)] : [];
  });
}

function causeOf(one: Diagnostic): string | undefined {
  const { rule, severity, suppressed, cluster = '', alsoIn = [], cause, fix } = one;
  if (cause === undefined || fix) return undefined;
  return [rule, severity, suppressed?.by ?? '', cluster, alsoIn.join(), cause].join('\u0000');
}

function withOthers(one: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const { cause, ...first } = one;
  if (cause === undefined || others.length === 0) return first;
  const more = others.length === 1 ? 'one more place' : `${others.length} more places`;
  const related = others.map(({ at, subject, path, message }): Related => {
    const says = message === first.message ? 'the same here' : message;
    return { at, ...(subject && { subject }), ...(path && { path }), message: says };
  });
  return { ...first, message: `${first.message} (and in ${more})`, related: [...(first.related ?? []), ...related] };
}

function bySubject(one: Diagnostic, other: Diagnostic): number {
  const [own, others] = [one, other].map(({ subject, path = [] }) => {
    const { kind = '', namespace = '', name = '' } = subject ?? {};
    return [namespace, name, kind, ...path].join('\u0000');
  });
  if (own === others) return 0;
  return (own ?? '') < (others ?? '') ? -1 : 1;
}
