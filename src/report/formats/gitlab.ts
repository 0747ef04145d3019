import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { jsonDocument } from '../escaping/shown.js';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's code quality report: the subset of Code Climate's format that GitLab reads. */
export function gitlab({ diagnostics }: Report): Shown {
  return jsonDocument(diagnostics.filter(one => !one.suppressed).map(issue));
}

function issue({ rule, message, severity, fingerprint, at }: Diagnostic): object {
  return {
    description: message,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: at.file.replace(/^\.\//, ''), lines: { begin: Math.max(1, at.line) } },
  };
}
