import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nginxAnnotations, nginxPrefix } from '#dialects/nginx-annotations.js';
import { nginx } from '#dialects/nginx/index.js';

const names = nginxAnnotations.map(({ name }) => name);
const folder = join(__dirname, '../../../src/dialects/nginx');

/** Each file of the dialect with its text literals, but the tables of what changed from release to release, and of the ConfigMap's keys, many of which are called as annotations are. */
const literals = (readdirSync(folder, { recursive: true }) as string[])
  .filter(file => file.endsWith('.ts') && !/^(?:versions\/.*|installation\/config-map\/keys)[.]table[.]ts$/.test(file))
  .map(file => ({ file, texts: new Set(textsIn(readFileSync(join(folder, file), 'utf8'))) }));

test('each annotation is named in one file beside the tables: the file of its policy', () => {
  const homes = names.map(name => [name, literals.filter(({ texts }) => texts.has(name)).map(({ file }) => file)]);
  expect(homes.filter(([, files]) => files?.length !== 1)).toEqual([]);
});

test('each annotation is owned by one policy', () => {
  const owned = nginx.features.flatMap(({ keys }) => keys);
  expect([...owned].sort()).toEqual(names.map(name => nginxPrefix + name).sort());
});

/** Texts between quotes; files that are imported, and fields and names of policies, are no annotations. */
function textsIn(source: string): readonly string[] {
  const code = source
    .replace(/^import .*$/gm, '')
    .replace(/^ {2}policy: .*$/gm, '')
    .replace(/NginxFeature<'\w+'>/g, '');
  return [...code.matchAll(/'([^'\n]*)'/g)].flatMap(([, text]) => text ?? []);
}
