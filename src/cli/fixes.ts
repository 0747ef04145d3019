import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '#parse/edits.js';
import type { Edit } from '#model/diagnostic.js';
import type { Report } from '#report/report.js';
import { maskedDiff } from './masked-diff.js';
import type { Streams } from './streams.js';

/** The safe fixes of a report as a unified diff. */
export function fixesAsDiff(report: Report): string {
  return [...editsByFile(report)]
    .map(([file, edits]) => {
      const before = report.textOf(file) ?? '';
      const after = applyEdits(before, edits);
      return maskedDiff(createTwoFilesPatch(file, file, before, after, '', '', { context: 3 }), { before, after });
    })
    .join('');
}

/** Applies the safe fixes to the files; tells what was done. A file that changed since it was read is left alone. */
export function applyFixes(report: Report, streams: Streams): string {
  return [...editsByFile(report)]
    .map(([file, edits]) => {
      const path = resolve(streams.cwd, file);
      const before = report.textOf(file) ?? '';
      if (file === '<stdin>') return '<stdin> cannot be changed; --fix-dry-run prints the changes\n';
      if (readFileSync(path, 'utf8') !== before) return `${file} changed since it was read and is left alone\n`;
      writeFileSync(path, applyEdits(before, edits));
      return `${file}: ${edits.length} ${edits.length === 1 ? 'change' : 'changes'}\n`;
    })
    .join('');
}

function editsByFile(report: Report): ReadonlyMap<string, readonly Edit[]> {
  const byFile = new Map<string, Edit[]>();
  for (const { fix, suppressed } of report.diagnostics) {
    if (!fix || suppressed) continue;
    const edits = report.editsOf(fix);
    const earlier = byFile.get(edits[0]?.file ?? '') ?? [];
    if (edits.length > 0 && !edits.some(one => earlier.some(other => one.start < other.end && other.start < one.end)))
      byFile.set(edits[0]?.file ?? '', [...earlier, ...edits]);
  }
  return byFile;
}
