import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './run.js';

/**
 * A scenario is a text that reads like a session: files under `==== file NAME`, then `==== $ gatewright …` followed by
 * what it prints; lines with `! ` before them are standard error; `==== exit N` ends a call.
 */
interface Call {
  readonly argv: readonly string[];
  readonly expected: string;
  readonly exit: number;
}

const scenarios = readdirSync(__dirname).filter(file => file.endsWith('.scenario'));

test.each(scenarios)('%s', async file => {
  const { files, calls } = read(readFileSync(join(__dirname, file), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    for (const { argv, expected, exit } of calls) {
      const { out, err, code } = await run(argv, folder);
      const said = [...lines(out), ...lines(err).map(line => `! ${line}`.trimEnd())].join('\n');
      expect(`$ gatewright ${argv.join(' ')}\n${said}\nexit ${code}`).toBe(
        `$ gatewright ${argv.join(' ')}\n${expected}\nexit ${exit}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function read(text: string): { files: readonly (readonly [string, string])[]; calls: readonly Call[] } {
  const files: [string, string][] = [];
  const calls: Call[] = [];
  for (const part of text.split(/^==== /m).slice(1)) {
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

function lines(text: string): readonly string[] {
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map(line => line.trimEnd());
}
