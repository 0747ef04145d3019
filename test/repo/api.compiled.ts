import { join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { apiPage } from './api-page.js';
import { expectPage } from './page.js';

const root = join(__dirname, '../..');
const entries = {
  gatewright: 'src/index.ts',
  'gatewright/analyze': 'src/ask/index.ts',
  'gatewright/certificates': 'src/crypto/index.ts',
  'gatewright/testing': 'src/testing/index.ts',
};
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), file => ts.sys.readFile(file)) as { config: object };
const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
const program = ts.createProgram(
  Object.values(entries).map(source => join(root, source)),
  options,
);
const fileOf = (name: string): string => `${name.replace('/', '-')}.md`;

describe.each(Object.entries(entries))('%s', (name, source) => {
  const { text, silent } = apiPage(program, { name, source: join(root, source) }, root);

  test('each name has a sentence', () => {
    expect(silent).toEqual([]);
  });

  test('its page is what the source says', () => {
    expectPage(join(root, 'docs/api', fileOf(name)), text);
  });
});

test('each entry of the package that has types has a page, and there are no others', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const typed = Object.entries(exports).filter(([, one]) => typeof one === 'object');
  const names = typed.map(([path]) => (path === '.' ? 'gatewright' : `gatewright${path.slice(1)}`));
  expect(Object.keys(entries).sort()).toEqual(names.filter(one => !one.startsWith('gatewright/imports/')).sort());
  expect(readdirSync(join(root, 'docs/api')).sort()).toEqual(Object.keys(entries).map(fileOf).sort());
});

test('each prop and each member of what composes manifests has a sentence, and its default where it may be left away', () => {
  const { silentMembers } = apiPage(program, { name: 'gatewright', source: join(root, entries.gatewright) }, root);
  expect(silentMembers).toEqual([]);
});
