import type { Diagnostic } from '#model/diagnostic.js';
import type { Report } from './report.js';
import type { Shown } from './shown.js';
import { jsonDocument } from './shown.js';

/** The document of the contract (`gatewright schema Diagnostics`). */
export function json({ diagnostics, summary, editsOf }: Report): Shown {
  const shown = diagnostics.map(one => withEdits(one, editsOf));
  return jsonDocument({ apiVersion: 'gatewright.dev/v1', kind: 'Diagnostics', diagnostics: shown, summary });
}

function withEdits({ fix, ...rest }: Diagnostic, editsOf: Report['editsOf']): object {
  return fix ? { ...rest, fix: { title: fix.title, edits: editsOf(fix) } } : rest;
}
