import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import * as gatewright from '#index.js';
import * as testing from '#testing/index.js';

const page = readFileSync(join(__dirname, '../../docs/guides/testing.md'), 'utf8');

/** The programs of the guide by the names that they give themselves: `// main.ts`. */
const programs = new Map(
  [...page.matchAll(/^```ts\n\/\/ (\S+)\.ts\n([^]*?)^```/gm)].map(([, name = '', text = '']) => [name, text]),
);
const outside: Readonly<Record<string, unknown>> = { cdk8s, gatewright, 'gatewright/testing': testing };
const loaded = new Map<string, object>();

/** Runs a program of the guide, and those that it imports; gives what it exports. */
function load(name: string): object {
  const before = loaded.get(name);
  if (before) return before;
  const exported = {};
  loaded.set(name, exported);
  const { outputText } = ts.transpileModule(programs.get(name) ?? '', {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const required = (path: string): unknown => (path.startsWith('./') ? load(path.slice(2)) : outside[path]);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the guide is ours
  new Function('require', 'exports', outputText)(required, exported);
  return exported;
}

test('the guide has a program and two tests', () => {
  expect([...programs.keys()]).toEqual(['main', 'main.test', 'manifests.test']);
});

describe.each([...programs.keys()].filter(name => name.endsWith('.test')))('the guide, %s', name => {
  load(name);
});
