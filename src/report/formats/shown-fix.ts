import type { Change, Edit } from '#model/findings/diagnostic.js';
import type { Report } from '../report.js';

/** What a format shows of a fix. */
export interface ShownFix {
  readonly title: string;
  /** None where they would show what is confidential: then the title says how they come about. */
  readonly edits: readonly Edit[];
}

/** A fix without the edits that hold a confidential value: these are for `--fix` alone. */
export function shownFix(fix: Change, report: Pick<Report, 'editsOf' | 'textOf' | 'shownPartOf'>): ShownFix {
  const { title } = fix;
  const edits = report.editsOf(fix);
  const isOpen = edits.every(({ file, start, end, text }) => {
    const whole = report.textOf(file) ?? '';
    return text === '' || whole.slice(start, end) === report.shownPartOf(file, start, end);
  });
  return isOpen ? { title, edits } : { title: `${title} (the value is confidential: --fix does it)`, edits: [] };
}
