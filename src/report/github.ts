import type { Diagnostic, Severity } from '#model/diagnostic.js';
import type { Report } from './report.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions: an annotation at each line. */
export function github({ diagnostics }: Report): string {
  return diagnostics
    .filter(one => !one.suppressed)
    .map(annotation)
    .join('');
}

function annotation({ severity, at, rule, message }: Diagnostic): string {
  const { file, line, column, endLine, endColumn } = at;
  const place = line === 0 ? { file } : { file, line, endLine, ...(endLine === line && { col: column, endColumn }) };
  const properties = Object.entries({ ...place, title: rule }).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::${commands[severity]} ${properties.join(',')}::${data(message)}\n`;
}

/** (actions/toolkit, packages/core/src/command.ts) */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
