#!/usr/bin/env node
import { readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { setFlagsFromString } from 'node:v8';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import { withoutSecrets } from '#model/text/confidential-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { printed, terminal, terminalLines } from '#report/escaping/shown.js';
import { attempt } from '#files/attempt.js';
import { exit, UsageError } from './contract/exit.js';
import { patienceOf } from './optimization.js';
import { progressLine } from './progress-line.js';

const version = ['--version', '-V'];

/** The version alone needs none of the rooms: it answers before they are loaded. */
async function run(argv: readonly string[]): Promise<number> {
  const { packageVersion } = await import('./contract/package.js');
  if (argv.length === 1 && version.includes(argv[0] ?? '')) {
    write(1, terminal`${packageVersion()}\n`);
    return exit.clean;
  }
  const patience = patienceOf(process.versions.node);
  if (patience !== undefined) setFlagsFromString(patience);
  const { main } = await import('./main.js');
  return main(argv, {
    out: text => {
      progress.wipe();
      write(1, text);
    },
    err: text => {
      progress.wipe();
      write(2, text);
    },
    ...(isWatched() && { progress: progress.tell }),
    stdin: standardInput,
    ...(isatty(0) && isatty(2) && { ask: asked }),
    cwd: process.cwd(),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  });
}

/** Time counts from the start of the process. */
const progress = progressLine(
  text => {
    write(2, text);
  },
  () => performance.now(),
  () => process.stderr.columns,
);

/** A log keeps each line that somebody at a terminal sees for a moment. */
function isWatched(): boolean {
  return isatty(2) && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb';
}

/** A terminal gives a line at a time. */
function asked(question: string): string {
  write(2, terminal`${question}`);
  const line = Buffer.alloc(4096);
  const read = attempt(() => readSync(0, line));
  return 'value' in read ? line.toString('utf8', 0, read.value) : '';
}

function standardInput(): Buffer {
  const read = attempt(() => boundedBytes(0));
  if ('value' in read) return read.value;
  throw new UsageError(`standard input cannot be read (${faultWords(read.error)})`);
}

/** The streams that nobody reads any longer: what is left to say there is not said, and the exit code stays what it is. */
const closed = new Set<1 | 2>();

/** Writes all of it before going on: a pipe takes a part at a time, and an exit would lose the rest. */
function write(stream: 1 | 2, text: Shown): void {
  let rest = Buffer.from(printed(text), 'utf8');
  while (rest.length > 0 && !closed.has(stream)) {
    const written = attempt(() => writeSync(stream, rest));
    if ('value' in written) rest = rest.subarray(written.value);
    else refused(stream, written.error);
  }
}

/** A full disk behind standard output is the caller's to know; behind standard error there is nobody to tell. */
function refused(stream: 1 | 2, error: unknown): void {
  const { code } = Object(error) as NodeJS.ErrnoException; // what the system says
  if (code === 'EAGAIN') return;
  closed.add(stream);
  if (stream === 1 && code !== 'EPIPE')
    throw new UsageError(`standard output cannot be written (${faultWords(error)})`);
}

run(process.argv.slice(2)).then(
  code => {
    progress.wipe();
    process.exitCode = code;
  },
  (error: unknown) => {
    progress.wipe();
    if (error instanceof UsageError) write(2, terminal`gatewright: ${withoutSecrets(error.message)}\n`);
    else {
      write(2, terminal`gatewright itself is at fault: ${faultText(error)}\n`);
      write(2, terminal`report it with the manifests that show it; GATEWRIGHT_DEBUG=1 prints where it happened\n`);
    }
    process.exitCode = error instanceof UsageError ? exit.usage : exit.defect;
  },
);

function faultText(error: unknown): string | Shown<'terminal'> {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  if (process.env['GATEWRIGHT_DEBUG'] === undefined) return withoutSecrets(error.message);
  return terminalLines(withoutSecrets(error.stack ?? error.message));
}
