import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { faultWords } from '#files/fault-words.js';
import { replaceFile } from '#files/replace-file.js';
import type { Edit } from '#model/findings/diagnostic.js';
import { applyEdits } from '#parse/edits/edits.js';
import type { Report } from '#report/report.js';
import type { Shown } from '#report/escaping/shown.js';
import { diffLines, terminal } from '#report/escaping/shown.js';
import { folded } from '#report/escaping/visible.js';
import type { Decoded } from '#files/decoding.js';
import { decoded, encoded } from '#files/decoding.js';
import { edited } from './edited-file.js';
import { exit } from '../contract/exit.js';
import type { Input } from '../input/inputs.js';
import { maskedDiff } from './masked-diff.js';
import type { Streams } from '../contract/streams.js';

/** The safe fixes of a report as a unified diff. */
export function fixesAsDiff(report: Report): Shown {
  const patches = [...editsByFile(report)].map(([file, edits]) => {
    const before = report.textOf(file) ?? '';
    const after = applyEdits(before, edits);
    const name = folded(file);
    return maskedDiff(createTwoFilesPatch(name, name, before, after, '', '', { context: 3 }), { before, after });
  });
  return diffLines(patches.join(''));
}

/** What became of the files that fixes were for. */
export interface Fixed {
  /** A line for each file: how many changes, or why none. */
  readonly said: Shown;
  /** The files that hold something else now than was read. */
  readonly changed: ReadonlyMap<string, Input>;
  /** Not clean where a file could not be written (as with any output), or not be read any more. */
  readonly exitCode: number;
}

/**
 * Applies the safe fixes to the files, each whole or not at all; what keeps one from being changed does not keep the others.
 * A file that changed since it was read is left alone.
 */
export function applyFixes(report: Report, inputs: readonly Input[], { cwd }: Streams): Fixed {
  const byName = new Map(inputs.map(one => [one.file, one]));
  const outcomes = [...editsByFile(report)].map(([file, edits]) => outcomeOf(byName.get(file), edits, cwd));
  return {
    said: terminal.lines(outcomes.map(({ file, says }) => `${file}${says}`)),
    changed: new Map(outcomes.flatMap(({ file, now }) => (now ? [[file, now]] : []))),
    exitCode: codes.find(code => outcomes.some(one => one.exitCode === code)) ?? exit.clean,
  };
}

/** The graver first: what cannot be read outranks what cannot be written. */
const codes = [exit.unreadable, exit.usage] as const;

/** What became of one file: `says` goes on after its name. */
interface Outcome {
  readonly file: string;
  readonly says: string;
  readonly now?: Input;
  readonly exitCode?: (typeof codes)[number];
}

function outcomeOf(input: Input | undefined, edits: readonly Edit[], cwd: string): Outcome {
  const { file, text, encoding, replaced } = input ?? {};
  if (file === undefined || text === undefined || encoding === undefined || replaced === undefined)
    throw new Error('an edit is for a file that was not read');
  if (file === '<stdin>') return { file, says: ' cannot be changed; --fix-dry-run prints the changes' };
  const path = resolve(cwd, file);
  const read = { text, encoding, replaced };
  const meanwhile = changedSince(file, path, read);
  if (meanwhile) return meanwhile;
  const after = edited(read, edits);
  if (!after)
    return { file, says: ': its encoding does not let it be changed without other bytes, and it is left alone' };
  const fault = replaceFile(path, after.bytes);
  if (fault !== undefined) return { file, says: ` cannot be written (${fault})`, exitCode: exit.usage };
  return {
    file,
    says: `: ${edits.length} ${edits.length === 1 ? 'change' : 'changes'}`,
    now: { file, ...after.file },
  };
}

function changedSince(file: string, path: string, read: Decoded): Outcome | undefined {
  try {
    const bytes = readFileSync(path);
    if (bytes.equals(encoded(read))) return undefined;
    return { file, says: ' changed since it was read and is left alone', now: { file, ...decoded(bytes) } };
  } catch (error) {
    return { file, says: ` cannot be read any more (${faultWords(error)})`, exitCode: exit.unreadable };
  }
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
