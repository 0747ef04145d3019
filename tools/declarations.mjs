// Declarations of the public entries, one file each, in which no import of our own is left: every module resolution of TypeScript finds its way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import ts from 'typescript';
import { root, sourceOf } from './rooms.mjs';

/** Writes NAME.d.ts for each entry: `{ index: 'src/index.ts' }`. */
export async function declared(entries, folder) {
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, join(root, entry)])),
    external: id => /^[^#./]/.test(id),
    plugins: [
      { name: 'rooms', resolveId: id => (id.startsWith('#') ? sourceOf(id) : null) },
      dts({ tsconfig: join(root, 'tsconfig.build.json') }),
      typesAsTypes(entries),
    ],
    onwarn: warning => {
      throw new Error(warning.message);
    },
  });
  await bundle.write({ dir: folder, format: 'es', chunkFileNames: '[name].d.ts' });
  await bundle.close();
}

/** A class that an entry exports as a type alone is no value of the module: the bundler of declarations does not tell the two apart. */
function typesAsTypes(entries) {
  return {
    name: 'types-as-types',
    renderChunk: (code, { name, isEntry }) => {
      if (!isEntry) return null;
      const types = typesOf(entries[name]);
      return code.replace(/^export \{ (.*) \};$/m, (_, list) =>
        ['export', 'export type']
          .map(word => [word, list.split(', ').filter(one => types.has(one) === (word === 'export type'))])
          .filter(([, names]) => names.length > 0)
          .map(([word, names]) => `${word} { ${names.join(', ')} };`)
          .join('\n'),
      );
    },
  };
}

function typesOf(entry) {
  const source = ts.createSourceFile(entry, readFileSync(join(root, entry), 'utf8'), ts.ScriptTarget.Latest);
  const lists = source.statements.filter(one => ts.isExportDeclaration(one) && one.isTypeOnly);
  return new Set(lists.flatMap(one => one.exportClause.elements.map(({ name }) => name.text)));
}
