import { resolve } from 'node:path';
import { refusalOf } from '#files/replace-file.js';
import type { Shown } from '#report/escaping/shown.js';
import { UsageError } from '../contract/exit.js';
import type { Streams } from '../contract/streams.js';
import { unwritable, writeFile } from './write-file.js';

/** Where a format goes: standard output, or a file. */
interface OutputTarget<Format> {
  readonly format: Format;
  readonly file?: string;
}

/** `-o json -o sarif=results.sarif`: the formats and where they go; text on standard output when none is asked for. */
export function targetsOf<Format extends string>(
  outputs: readonly string[],
  formats: readonly Format[],
  { cwd }: Streams,
): readonly OutputTarget<Format | 'text'>[] {
  if (outputs.length === 0) return [{ format: 'text' }];
  return outputs.map(output => {
    const [name = '', ...file] = output.split('=');
    const format = [...formats, 'text' as const].find(one => one === name);
    if (format === undefined)
      throw new UsageError(`${name} is not a format here; known are ${[...new Set(['text', ...formats])].join(', ')}`);
    return file.length === 0 ? { format } : { format, file: writableFile(output, file.join('='), cwd) };
  });
}

/** A file that cannot be written is told before long work is done for it. */
function writableFile(output: string, file: string, cwd: string): string {
  if (file === '') throw new UsageError(`${output} names no file behind its =`);
  const refusal = refusalOf(resolve(cwd, file));
  if (refusal !== undefined) throw unwritable(file, refusal);
  return file;
}

/** Writes a text to its target. */
export function deliver(text: Shown, { file }: { readonly file?: string }, streams: Streams): void {
  if (file === undefined) streams.out(text);
  else writeFile(file, [text], streams);
}
