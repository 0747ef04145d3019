import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Shown } from '#report/shown.js';
import { printed } from '#report/shown.js';
import { UsageError } from './exit.js';
import type { Streams } from './streams.js';

/** Where a format goes: standard output, or a file. */
interface Target<Format> {
  readonly format: Format;
  readonly file?: string;
}

/** `-o json -o sarif=results.sarif`: the formats and where they go; text on standard output when none is asked for. */
export function targetsOf<Format extends string>(
  outputs: readonly string[],
  formats: readonly Format[],
): readonly Target<Format | 'text'>[] {
  if (outputs.length === 0) return [{ format: 'text' }];
  return outputs.map(output => {
    const [name = '', ...file] = output.split('=');
    const format = [...formats, 'text' as const].find(one => one === name);
    if (format === undefined)
      throw new UsageError(`${name} is not a format here; known are ${[...new Set(['text', ...formats])].join(', ')}`);
    return { format, ...(file.length > 0 && { file: file.join('=') }) };
  });
}

/** Writes a text to its target. */
export function deliver(text: Shown, { file }: { readonly file?: string }, streams: Streams): void {
  if (file === undefined) streams.out(text);
  else writeFileSync(resolve(streams.cwd, file), printed(text));
}
