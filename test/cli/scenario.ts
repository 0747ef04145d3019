import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A scenario is a text that reads like a session: files under `==== file NAME`, then `==== $ gatewright …` followed by
 * what it prints; lines with `! ` before them are standard error; `==== exit N` ends a call.
 */
export interface Scenario {
  readonly files: readonly (readonly [string, string])[];
  readonly calls: readonly Call[];
}

/** A call of a scenario, and what it prints. */
export interface Call {
  readonly argv: readonly string[];
  readonly expected: string;
  readonly exit: number;
}

/** The names of all scenarios. */
export const scenarios: readonly string[] = readdirSync(__dirname).filter(file => file.endsWith('.scenario'));

/** The scenario of that name. */
export function scenarioOf(name: string): Scenario {
  const files: [string, string][] = [];
  const calls: Call[] = [];
  for (const part of readFileSync(join(__dirname, name), 'utf8')
    .split(/^==== /m)
    .slice(1)) {
    const head = part.slice(0, part.indexOf('\n'));
    const body = part.slice(part.indexOf('\n') + 1);
    if (head.startsWith('file ')) files.push([head.slice(5), body]);
    else if (head.startsWith('$ gatewright '))
      calls.push({ argv: words(head.slice(13)), expected: body.trimEnd(), exit: 0 });
    else if (head.startsWith('exit ')) calls.push({ ...(calls.pop() as Call), exit: Number(head.slice(5)) });
  }
  return { files, calls };
}

function words(text: string): readonly string[] {
  return (text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map(word => word.replace(/^(["'])(.*)\1$/, '$2'));
}

/** Writes the files of a scenario into a folder. */
export function writeFiles({ files }: Scenario, folder: string): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
