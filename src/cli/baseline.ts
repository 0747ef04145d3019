import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '#model/diagnostic.js';
import { printed } from '#report/shown.js';
import type { CheckOptions } from './check-options.js';
import { documentText } from './document.js';
import { UsageError } from './exit.js';
import { misfits, type Shape } from './schemas/shape.js';
import type { Streams } from './streams.js';
import type { Json } from '#model/json.js';

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

/** Findings that the baseline holds are suppressed; `--update-baseline` writes the ones of today. */
export function withBaseline(
  diagnostics: readonly Diagnostic[],
  { baseline, updateBaseline }: CheckOptions,
  streams: Streams,
): readonly Diagnostic[] {
  if (baseline === undefined) {
    if (updateBaseline) throw new UsageError('--update-baseline wants --baseline FILE, the file to write');
    return diagnostics;
  }
  const file = resolve(streams.cwd, baseline);
  if (updateBaseline) writeFileSync(file, written(diagnostics));
  const known = fingerprintsIn(file, baseline);
  return diagnostics.map(one =>
    known.has(one.fingerprint) && !one.suppressed
      ? { ...one, suppressed: { by: baseline, reason: 'known before' } }
      : one,
  );
}

function written(diagnostics: readonly Diagnostic[]): string {
  const findings = diagnostics
    .filter(one => !one.suppressed)
    .map(({ fingerprint, rule, subject, message }) => ({ fingerprint, rule, subject, message }));
  return printed(
    documentText('Baseline', { findings: findings.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)) }),
  );
}

function fingerprintsIn(file: string, name: string): ReadonlySet<string> {
  if (!existsSync(file)) throw new UsageError(`${name}: no such baseline; --update-baseline writes it`);
  const value = parsed(readFileSync(file, 'utf8'), name);
  const [fault] = misfits(value, shape);
  if (fault) throw new UsageError(`${name}: ${fault.path.join('.')} ${fault.message}`);
  return new Set((value as { findings: { fingerprint: string }[] }).findings.map(one => one.fingerprint)); // held to its shape
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives `any`
  } catch {
    throw new UsageError(`${name}: not JSON; --update-baseline writes it anew`);
  }
}
