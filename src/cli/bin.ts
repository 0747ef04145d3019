#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { exit } from './exit.js';

const version = ['--version', '-V'];

/** The version alone needs none of the rooms: it answers before they are loaded. */
async function run(argv: readonly string[]): Promise<number> {
  const { packageVersion } = await import('./version.js');
  if (argv.length === 1 && version.includes(argv[0] ?? '')) {
    process.stdout.write(`${packageVersion()}\n`);
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
    stdin: () => readFileSync(0),
    cwd: process.cwd(),
    colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  });
}

/** Writes all of it before going on: a pipe takes a part at a time, and an exit would lose the rest. */
function write(stream: 1 | 2, text: string): void {
  let rest = Buffer.from(text, 'utf8');
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
    const what =
      error instanceof Error
        ? process.env['GATEWRIGHT_DEBUG'] === undefined
          ? error.message
          : error.stack
        : String(error);
    write(2, `gatewright itself is at fault: ${what ?? ''}\n`);
    write(2, 'report it with the manifests that show it; GATEWRIGHT_DEBUG=1 prints where it happened\n');
    process.exitCode = exit.defect;
  },
);
