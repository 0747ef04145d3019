import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformApp } from '#index.js';
import { expectPage } from '../repo/page.js';
import { asks, withOutputs } from './guide-commands.js';
import { guides, programsOf, textOf } from './guide-programs.js';
import { guideRun } from './guide-runner.js';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'gatewright-guides-'));

afterAll(() => {
  rmSync(outdir, { recursive: true });
});

describe.each(guides)('%s', page => {
  const programs = programsOf(page);
  const tests = guideRun(programs, join(outdir, page));
  for (const { name } of programs.filter(isTest)) tests.load(name);
  const { apps, load } = guideRun(programs, join(outdir, page));

  test.each(programs.filter(one => !isTest(one)))(
    'the program $name runs, and what it makes is free of faults',
    ({ name }) => {
      load(name);
      expect(apps.flatMap(wrongWith)).toEqual([]);
    },
  );

  if (asks(textOf(page)))
    test('its commands print what it shows', async () => {
      for (const { name } of programs.filter(one => !isTest(one))) load(name);
      expectPage(join(root, page), await withOutputs(textOf(page), join(outdir, page)));
    });
});

test('what is made is looked at: a program with a call to a port that is not there is told', () => {
  const { apps, load } = guideRun([{ name: 'broken', text: broken }], outdir);
  load('broken');
  expect(apps.flatMap(wrongWith)).toEqual(['[shop/web] calls.0.port: db has no port sql; it has main']);
});

function isTest({ text }: { readonly text: string }): boolean {
  return /^\s*test\(/m.test(text);
}

/** What stops the synthesis, and what it warns of. */
function wrongWith(app: PlatformApp): readonly string[] {
  const { faults, warnings } = app.render();
  return [...faults, ...warnings];
}

const broken = `import { Chart } from 'cdk8s';
import { definePlatform, traefik } from 'gatewright';
const { Application, PlatformApp } = definePlatform({ controller: traefik() });
const chart = new Chart(new PlatformApp(), 'shop', { namespace: 'shop' });
const db = new Application(chart, 'db', { image: 'shop/db:1', port: 5432 });
new Application(chart, 'web', { image: 'shop/web:1', calls: [{ application: db, port: 'sql' }] });
`;
