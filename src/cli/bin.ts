#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import type { Shown } from '#report/shown.js';
import { printed, terminal, terminalLines } from '#report/shown.js';
import { exit } from './exit.js';

const version = ['--version', '-V'];

/** The version alone needs none of the rooms: it answers before they are loaded. */
async function run(argv: readonly string[]): Promise<number> {
  const { packageVersion } = await import('./version.js');
  if (argv.length === 1 && version.includes(argv[0] ?? '')) {
    write(1, terminal`${packageVersion()}\n`);
    return exit.clean;
  }
  const { main } = await import('./main.js');
  return main(argv, {
    out: text => {
      write(1, text);
    },
    err: text => {
      write(2, text);
    },
    stdin: () => readFileSync(0, 'utf8'),
    cwd: process.cwd(),
    colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  });
}

/** Writes all of it before going on: a pipe takes a part at a time, and an exit would lose the rest. */
function write(stream: 1 | 2, text: Shown): void {
  let rest = Buffer.from(printed(text), 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') process.exit(exit.clean);
      if (code !== 'EAGAIN') throw error;
    }
  }
}

run(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    write(2, terminal`gatewright itself is at fault: ${faultText(error)}\n`);
    write(2, terminal`report it with the manifests that show it; GATEWRIGHT_DEBUG=1 prints where it happened\n`);
    process.exitCode = exit.defect;
  },
);

function faultText(error: unknown): string | Shown<'terminal'> {
  if (!(error instanceof Error)) return String(error);
  return process.env['GATEWRIGHT_DEBUG'] === undefined ? error.message : terminalLines(error.stack ?? error.message);
}
