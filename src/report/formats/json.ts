import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Report } from '../report.js';
import { shownFix } from './shown-fix.js';
import type { Shown } from '../escaping/shown.js';
import { jsonDocument } from '../escaping/shown.js';

/** The document of the contract (`gatewright schema Diagnostics`). */
export function json(report: Report): Shown {
  const { diagnostics, summary } = report;
  const shown = diagnostics.map(one => withEdits(one, report));
  return documentText('Diagnostics', { diagnostics: shown, summary });
}

/** A document of the contract as text: versioned, indented for people who look. */
export function documentText(kind: string, fields: object): Shown<'json'> {
  return jsonDocument({ apiVersion: 'gatewright.dev/v1', kind, ...fields });
}

function withEdits({ fix, ...rest }: Diagnostic, report: Report): object {
  return fix ? { ...rest, fix: shownFix(fix, report) } : rest;
}
