import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import { refusalOf } from '#files/replace-file.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Json } from '#model/json.js';
import type { Shown } from '#report/escaping/shown.js';
import { attempt } from '#files/attempt.js';
import { documentText } from '#report/formats/json.js';
import { UsageError } from '../contract/exit.js';
import { misfits, type Shape } from '#configuration/shape.js';
import type { Streams } from '../contract/streams.js';
import { unwritable, writeFile } from '../output/write-file.js';

const shape: Shape = {
  type: 'object',
  required: ['findings'],
  properties: {
    findings: {
      type: 'array',
      items: { type: 'object', required: ['fingerprint'], properties: { fingerprint: { type: 'string' } } },
    },
  },
};

/** The flags of the baseline. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly fixDryRun?: true;
}

/** Which findings are let pass: a step between what is found and what is shown. */
export type Baseline = (found: readonly Diagnostic[]) => readonly Diagnostic[];

/** Findings that the baseline holds are suppressed. The one that is written anew holds none yet. */
export function baselineBefore({ baseline, updateBaseline, fixDryRun }: BaselineOptions, { cwd }: Streams): Baseline {
  if (updateBaseline && baseline === undefined)
    throw new UsageError('--update-baseline wants --baseline FILE, the file to write');
  if (updateBaseline && fixDryRun)
    throw new UsageError('--fix-dry-run writes nothing; update the baseline in a call of its own');
  if (baseline === undefined) return found => found;
  const file = resolve(cwd, baseline);
  const refusal = updateBaseline ? refusalOf(file) : undefined;
  if (refusal !== undefined) throw unwritable(baseline, refusal);
  if (updateBaseline) return found => found;
  return suppressing(baseline, fingerprintsIn(file, baseline));
}

/** `--update-baseline` writes the findings of today, which the baseline then holds. */
export function baselineAfter(options: BaselineOptions, before: Baseline, streams: Streams): Baseline {
  const { baseline, updateBaseline } = options;
  if (!updateBaseline || baseline === undefined) return before;
  return found => {
    writeFile(baseline, [written(found)], streams);
    return suppressing(baseline, new Set(found.map(one => one.fingerprint)))(found);
  };
}

function suppressing(baseline: string, known: ReadonlySet<string>): Baseline {
  return found =>
    found.map(one =>
      known.has(one.fingerprint) && !one.suppressed
        ? { ...one, suppressed: { by: baseline, reason: 'known before' } }
        : one,
    );
}

function written(diagnostics: readonly Diagnostic[]): Shown<'json'> {
  const findings = diagnostics
    .filter(one => !one.suppressed)
    .map(({ fingerprint, rule, subject, message }) => ({ fingerprint, rule, subject, message }));
  return documentText('Baseline', { findings: findings.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)) });
}

function fingerprintsIn(file: string, name: string): ReadonlySet<string> {
  const value = parsed(textOf(file, name), name);
  const [fault] = misfits(value, shape);
  if (fault) throw new UsageError(`${name}: ${fault.path.join('.')} ${fault.message}`);
  return new Set((value as { findings: { fingerprint: string }[] }).findings.map(one => one.fingerprint)); // held to its shape
}

function textOf(file: string, name: string): string {
  if (!existsSync(file)) throw new UsageError(`${name}: no such baseline; --update-baseline writes it`);
  const read = attempt(() => boundedBytes(file).toString('utf8'));
  if ('error' in read) throw new UsageError(`${name}: the baseline cannot be read (${faultWords(read.error)})`);
  return read.value;
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives `any`
  } catch {
    throw new UsageError(`${name}: not JSON; --update-baseline writes it anew`);
  }
}
