import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IBufferCell, IBufferLine } from '@xterm/headless';
import { Terminal } from '@xterm/headless';
import { hostile, hostileFile, plantIn } from './hostile.js';
import { run } from './run.js';

/** What a terminal makes of a text: what it would do beside showing it, and the signs that are not shown plainly. */
async function madeOf(text: string): Promise<readonly string[]> {
  const lines = text.split('\n');
  // As wide as the longest line, in signs of two columns: a terminal costs as much as it has cells.
  const cols = 2 * Math.max(40, ...lines.map(line => line.length));
  const terminal = new Terminal({ cols, rows: 60, scrollback: 100_000, allowProposedApi: true });
  const done: string[] = [];
  terminal.onTitleChange(title => done.push(`the title ${JSON.stringify(title)}`));
  terminal.onBell(() => done.push('a bell'));
  terminal.onData(data => done.push(`an answer to the program ${JSON.stringify(data)}`));
  terminal.parser.registerOscHandler(8, () => done.push('a link') > 0);
  terminal.parser.registerOscHandler(52, () => done.push('the clipboard') > 0);
  await new Promise<void>(resolve => {
    terminal.write(lines.join('\r\n'), resolve);
  });
  const buffer = terminal.buffer.active;
  const wrong = lines.flatMap((line, at) => {
    const shown = buffer.getLine(at);
    const same = shown?.translateToString(true) === line.trimEnd();
    return isPlain(shown) && same ? [] : [`line ${at + 1} is not shown as it is: ${JSON.stringify(line)}`];
  });
  terminal.dispose();
  return [...done, ...wrong];
}

/** No cell of it has a colour or another attribute. */
function isPlain(line: IBufferLine | undefined): boolean {
  let cell: IBufferCell | undefined;
  for (let column = 0; column < (line?.length ?? 0); column++) {
    cell = line?.getCell(column, cell);
    if (cell && !(cell.isFgDefault() && cell.isBgDefault() && cell.isAttributeDefault())) return false;
  }
  return true;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  plantIn(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a terminal sees what a text does to it', async () => {
  expect(await madeOf('plain text, and a second\nline of it')).toEqual([]);
  const [title, ...lines] = await madeOf('\u001b]0;PWN\u0007\u001b[31mred');
  expect(title).toBe('the title "PWN"');
  expect(lines).toHaveLength(1);
  expect(await madeOf('\u001b]8;;http://evil.example\u0007here\u001b]8;;\u0007')).toContain('a link');
});

test.each([
  ['check', ['check', 'k8s', 'broken', 'twice']],
  ['check --explain', ['check', '--explain', 'k8s']],
  ['check -o json', ['check', '-o', 'json', 'k8s']],
  ['check -o markdown', ['check', '-o', 'markdown', 'k8s']],
  ['check --fix-dry-run', ['check', '--fix-dry-run', 'k8s', 'twice']],
  ['routes', ['routes', 'k8s', 'broken']],
  ['request', ['request', `http://a.example.com/${hostile}`, 'k8s']],
  ['reach', ['reach', 'k8s', 'broken']],
  ['reach --explain', ['reach', '--explain', '--from', 'internet', '--to', '=cmd/*', 'k8s']],
  ['reach -o csv', ['reach', '-o', 'csv', 'k8s']],
  ['test', ['test', '--config', 'test.gatewright.yaml', 'k8s']],
  ['read', ['read', 'k8s', 'broken']],
  ['a wrong call', ['check', hostileFile]],
])('a terminal shows %s, and does nothing else', async (_, argv) => {
  const { out, err } = await run(argv, folder);
  expect(await madeOf(out.trimEnd())).toEqual([]);
  expect(await madeOf(err.trimEnd())).toEqual([]);
});
