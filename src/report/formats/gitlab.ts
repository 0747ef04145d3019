import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import { messageWithClusters } from './clusters-of.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { jsonDocument } from '../escaping/shown.js';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's code quality report: the subset of Code Climate's format that GitLab reads. */
export function gitlab({ diagnostics }: Report): Shown {
  return jsonDocument(diagnostics.filter(one => !one.suppressed).map(issue));
}

function issue(one: Diagnostic): object {
  const { rule, severity, fingerprint, at } = one;
  return {
    description: messageWithClusters(one),
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: at.file.replace(/^\.\//, ''), lines: { begin: Math.max(1, at.line) } },
  };
}
