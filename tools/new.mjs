#!/usr/bin/env node
// Makes the files of a new unit: npm run new rule ID. What stands in them is what its tests want next; they are red until it is written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rooms.mjs';

const [kind, id = ''] = process.argv.slice(2);
if (kind !== 'rule' || !/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  console.error('npm run new rule ID: an id is SUBJECT-WHAT-IS-WRONG, such as service-missing');
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const file = join(root, 'src/rules', `${id}.ts`);
if (existsSync(file)) {
  console.error(`src/rules/${id}.ts is there already`);
  process.exit(2);
}

writeFileSync(
  file,
  `import { rule } from './rule.js';

export const ${name} = rule({
  id: '${id}',
  category: 'service',
  severity: 'warning',
  summary: '',
  why: '',
  fix: '',
  reads: ['cluster'],
  *check({ cluster }) {
    yield* [];
  },
});
`,
);
const examples = join(root, 'test/rules', id);
mkdirSync(examples, { recursive: true });
for (const example of ['bad', 'good']) writeFileSync(join(examples, `${example}.yaml`), '');
const index = join(root, 'src/rules/index.ts');
writeFileSync(index, listed(readFileSync(index, 'utf8')));
console.log(`src/rules/${id}.ts: what is wrong, why it matters, what to do, and the check
test/rules/${id}/bad.yaml: manifests in which it finds something
test/rules/${id}/good.yaml: the same, mended: no rule finds anything
UPDATE_DOCS=1 npx jest test/rules/rules.test.ts: writes docs/rules/${id}.md and holds all of it together`);

/** The import and the entry, each among its neighbours in order. */
function listed(text) {
  const lines = text.split('\n');
  insert(lines, `import { ${name} } from './${id}.js';`, /^import \{ \w+ \} from '\.\/([a-z0-9-]+)\.js';$/, id);
  insert(lines, `  ${name},`, /^ {2}(\w+),$/, name);
  return lines.join('\n');
}

function insert(lines, line, pattern, key) {
  const at = lines.findIndex(one => (pattern.exec(one)?.[1] ?? '') > key);
  const last = lines.findLastIndex(one => pattern.test(one));
  lines.splice(at < 0 ? last + 1 : at, 0, line);
}
