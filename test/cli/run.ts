import { main } from '#cli/main.js';
import { printed } from '#report/escaping/shown.js';

/** What a call of the command line gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder, with its standard input, or with what gives it when it is read; with colours where it is told that a terminal has them. */
export async function run(
  argv: readonly string[],
  cwd: string,
  stdin: string | Buffer | (() => Buffer) = '',
  colour = false,
): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await main(argv, {
    out: text => (out += printed(text)),
    err: text => (err += printed(text)),
    stdin: typeof stdin === 'function' ? stdin : () => Buffer.from(stdin),
    cwd,
    colour,
  });
  return { code, out, err };
}
