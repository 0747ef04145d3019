import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A page by the name of what rendered it. */
export type Rendered = Readonly<Record<'micromark' | 'marked', string>>;

/** What renderers of markdown make of texts. They are ES modules, which jest cannot `require`: a process of its own imports them. */
export function rendered(texts: readonly string[]): readonly Rendered[] {
  const html = execFileSync(process.execPath, [join(__dirname, 'render.mjs')], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  return JSON.parse(html) as readonly Rendered[];
}
