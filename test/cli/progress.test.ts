import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '#cli/main.js';
import { progressLine } from '#cli/progress-line.js';
import { printed } from '#report/escaping/shown.js';

const clear = '\r\u001b[K';

/** What a terminal of so many columns gets, when something is told at each of these milliseconds. */
function written(times: readonly number[], columns = 80): readonly string[] {
  let now = 0;
  const texts: string[] = [];
  const line = progressLine(
    text => texts.push(printed(text)),
    () => now,
    () => columns,
  );
  for (const time of times) {
    now = time;
    line.tell(`${time} of 9000 files read`);
  }
  line.wipe();
  line.wipe();
  return texts;
}

test('work of less than a second says nothing', () => {
  expect(written([0, 10, 500, 999])).toEqual([]);
});

test('longer work says how far it is, ten times a second at most, and leaves nothing behind', () => {
  expect(written([5, 1000, 1050, 1099, 1100, 3000])).toEqual([
    `${clear}1000 of 9000 files read`,
    `${clear}1100 of 9000 files read`,
    `${clear}3000 of 9000 files read`,
    clear,
  ]);
});

test('a narrow terminal gets what fits into its line, one without a width all of it', () => {
  expect(written([2000], 0)).toEqual([`${clear}2000 of 9000 files read`, clear]);
  expect(written([2000], 10)).toEqual([`${clear}2000 of 9`, clear]);
});

const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { clusterIP: None, ports: [{ port: 80 }] }\n`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  for (const name of ['cart', 'shop']) writeFileSync(join(folder, `${name}.yaml`), service(name));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is said of the work of a call. */
async function told(...argv: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const ignored = (): undefined => undefined;
  const streams = { out: ignored, err: ignored, stdin: () => Buffer.alloc(0), cwd: folder, colour: false };
  await main([...argv, '--no-config'], { ...streams, progress: doing => said.push(doing) });
  return said;
}

test('a check says which files are read and how many rules are done', async () => {
  const said = await told('check', '.');
  expect(said.slice(0, 3)).toEqual([
    '0 of 2 files read',
    '1 of 2 files read',
    'resources: 2, as the API server and the controllers read them',
  ]);
  expect(said.at(-1)).toMatch(/^(\d+) of \1 rules$/);
});

test('of several clusters it says which one is judged', async () => {
  const said = await told('check', '--each', 'cart.yaml', 'shop.yaml');
  expect(said).toContain('cluster 2 of 2: resources: 1, as the API server and the controllers read them');
});

test('other questions say which files are read', async () => {
  expect(await told('routes', '.')).toEqual(['0 of 2 files read', '1 of 2 files read']);
});

test('nothing is said to who wants it quiet', async () => {
  expect(await told('check', '--quiet', '.')).toEqual([]);
});
