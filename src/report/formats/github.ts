import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { messageWithClusters } from './clusters-of.js';
import { githubProperty, workflow } from '../escaping/shown.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions: an annotation at each line. */
export function github({ diagnostics }: Report): Shown {
  return workflow.lines(diagnostics.filter(one => !one.suppressed).map(annotation));
}

function annotation(one: Diagnostic): Shown<'github'> {
  const { severity, at, rule } = one;
  const { file, line, column, endLine, endColumn } = at;
  const place = line === 0 ? { file } : { file, line, endLine, ...(endLine === line && { col: column, endColumn }) };
  const properties = Object.entries({ ...place, title: rule }).map(
    ([key, value]) => workflow`${key}=${githubProperty(String(value))}`,
  );
  return workflow`::${commands[severity]} ${workflow.joined(properties, ',')}::${messageWithClusters(one)}`;
}
