import type { Diagnostic } from '#model/diagnostic.js';
import type { Report } from './report.js';
import { shownFix } from './shown-fix.js';

/** The document of the contract (`gatewright schema Diagnostics`). */
export function json(report: Report): string {
  const { diagnostics, summary } = report;
  const shown = diagnostics.map(one => withEdits(one, report));
  return `${JSON.stringify({ apiVersion: 'gatewright.dev/v1', kind: 'Diagnostics', diagnostics: shown, summary }, undefined, 2)}\n`;
}

function withEdits({ fix, ...rest }: Diagnostic, report: Report): object {
  return fix ? { ...rest, fix: shownFix(fix, report) } : rest;
}
