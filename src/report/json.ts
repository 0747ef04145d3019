import type { Diagnostic } from '#model/diagnostic.js';
import type { Report } from './report.js';

/** The document of the contract (`gatewright schema Diagnostics`). */
export function json({ diagnostics, summary, editsOf }: Report): string {
  const shown = diagnostics.map(one => withEdits(one, editsOf));
  return `${JSON.stringify({ apiVersion: 'gatewright.dev/v1', kind: 'Diagnostics', diagnostics: shown, summary }, undefined, 2)}\n`;
}

function withEdits({ fix, ...rest }: Diagnostic, editsOf: Report['editsOf']): object {
  return fix ? { ...rest, fix: { title: fix.title, edits: editsOf(fix) } } : rest;
}
