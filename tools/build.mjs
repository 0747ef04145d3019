#!/usr/bin/env node
// Builds dist/lib: each public entry as one file with its declarations beside it, the kinds of imports/ likewise, and the command line as one file.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { declared, declaredKinds } from './declarations.mjs';
import { bundledInTwo } from './later.mjs';
import { bundled, root } from './rooms.mjs';

/** The public entries by their names in the package's `exports`; `complete`: each type that is mentioned is exported too. */
const entries = [
  { name: 'index', source: 'src/index.ts', complete: false },
  { name: 'analyze', source: 'src/ask/index.ts', complete: true },
  { name: 'certificates', source: 'src/crypto/index.ts', complete: true },
  { name: 'testing', source: 'src/testing/index.ts', complete: true },
];
const lib = join(root, 'dist/lib');
/** Short lines: Node prints the whole line that throws above what it says. */
const small = { minifySyntax: true, minifyWhitespace: true, lineLimit: 120 };

rmSync(lib, { recursive: true, force: true });
await bundled('src/plugin/index.ts', join(lib, 'plugin.js'), small);
for (const entry of entries) {
  if (entry.name === 'index') await constructs(entry.source);
  else await bundled(entry.source, join(lib, `${entry.name}.js`), small);
  await declared(entry, lib);
}
await imports();
writeFileSync(join(lib, 'index.js'), onDemand());
await import('./bundle.mjs');

/** The constructs; what they write manifests with, and hold them to, is read when the first platform is defined. */
function constructs(source) {
  return bundledInTwo(source, join(lib, 'constructs.js'), {
    ...small,
    own: ['index.ts', 'constructs', 'model', 'yaml-text'],
    later: 'knowledge.js',
    beside: { '#plugin/index.js': './plugin.js' },
  });
}

/**
 * The main entry: constructs and the plugin, each loaded when it is first asked for. cdk8s's command line installs plugins by themselves, where
 * no cdk8s is beside them. The last line is never run: it tells Node's `import` which names there are.
 */
function onDemand() {
  const names = Object.keys(createRequire(import.meta.url)(join(lib, 'constructs.js')));
  const plugin = ['GatewrightValidation'];
  const constructs = names.filter(name => !plugin.includes(name));
  const lines = Object.entries({ plugin, constructs }).map(
    ([file, list]) =>
      `for (const name of ${JSON.stringify(list)}) Object.defineProperty(exports, name, { enumerable: true, get: () => require('./${file}.js')[name] });`,
  );
  return ["'use strict';", ...lines, `0 && (module.exports = { ${names.join(', ')} });`, ''].join('\n');
}

/** The kinds that `cdk8s import` wrote: each module as it is, its declarations without the comments, which say nothing. */
async function imports() {
  const sources = readdirSync(join(root, 'imports')).filter(name => name.endsWith('.ts'));
  for (const source of sources)
    await bundled(join('imports', source), join(lib, 'imports', `${basename(source, '.ts')}.js`), small);
  declaredKinds(
    sources.map(source => join(root, 'imports', source)),
    join(lib, 'imports'),
  );
}
