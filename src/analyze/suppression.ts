import type { Finding } from '#model/findings/diagnostic.js';
import { matchesGlob } from './glob.js';
import type { Ignore } from './settings.js';

/** The entry that lets a finding pass, with its reason. */
export function suppressionOf(
  rule: string,
  finding: Finding,
  ignore: readonly Ignore[],
): { by: string; reason: string } | undefined {
  const entry = ignore.find(one => fits(one, rule, finding));
  return entry && { by: 'gatewright.yaml', reason: entry.reason };
}

function fits(entry: Ignore, rule: string, { at, subject }: Finding): boolean {
  return (
    (entry.rule === undefined || entry.rule === rule) &&
    (entry.path === undefined || matchesGlob(entry.path, at.file)) &&
    (entry.kind === undefined || entry.kind === subject?.kind) &&
    (entry.name === undefined || entry.name === subject?.name) &&
    (entry.namespace === undefined || entry.namespace === subject?.namespace)
  );
}
