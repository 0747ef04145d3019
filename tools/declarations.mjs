// Declarations of the public entries, one file each, in which no import of our own is left: every module resolution of TypeScript finds its way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import ts from 'typescript';
import { root, sourceOf } from './rooms.mjs';

/** Writes NAME.d.ts for an entry. */
export async function declared({ name, source, complete }, folder) {
  const bundle = await rollup({
    input: { [name]: join(root, source) },
    external: id => /^[^#./]/.test(id),
    plugins: [
      { name: 'rooms', resolveId: id => (id.startsWith('#') ? sourceOf(id) : null) },
      dts({ tsconfig: join(root, 'tsconfig.build.json') }),
      typesAsTypes(source),
      ...(complete ? [allNamed()] : []),
    ],
    onwarn: warning => {
      throw new Error(warning.message);
    },
  });
  await bundle.write({ dir: folder, format: 'es' });
  await bundle.close();
}

/** Writes the declarations of sources that import nothing of ours, without their comments. */
export function declaredKinds(sources, folder) {
  const file = join(root, 'tsconfig.build.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root);
  const only = { emitDeclarationOnly: true, removeComments: true, rootDir: join(root, 'imports'), outDir: folder };
  const program = ts.createProgram(sources, { ...options, ...only, types: [] });
  const { diagnostics } = program.emit();
  const [fault] = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (fault) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
}

/** A class that an entry exports as a type alone is no value of the module: the bundler of declarations does not tell the two apart. */
function typesAsTypes(entry) {
  return {
    name: 'types-as-types',
    renderChunk: code => {
      const types = typesOf(entry);
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

/** Whoever calls what is exported can name what it takes and gives: every type that is mentioned on the way is exported, but the policies one by one. */
function allNamed() {
  return {
    name: 'all-named',
    renderChunk: (code, { name }) => {
      const { statements } = ts.createSourceFile(`${name}.d.ts`, code, ts.ScriptTarget.Latest, true);
      const declared = new Map(statements.flatMap(one => (one.name ? [[one.name.text, one]] : [])));
      const lists = statements.filter(one => ts.isExportDeclaration(one)).flatMap(one => one.exportClause.elements);
      const exported = new Set(lists.map(one => (one.propertyName ?? one.name).text));
      const mentioned = [...exported].flatMap(one => (one === 'Policies' ? [] : mentionedIn(declared.get(one))));
      const missing = [...new Set(mentioned)].filter(one => declared.has(one) && !exported.has(one));
      if (missing.length > 0) throw new Error(`${name} mentions what it does not export: ${missing.join(', ')}`);
      return null;
    },
  };
}

function mentionedIn(node) {
  const names = [];
  const visit = one => {
    if (ts.isTypeReferenceNode(one) || ts.isExpressionWithTypeArguments(one))
      names.push((one.typeName ?? one.expression).getText());
    ts.forEachChild(one, visit);
  };
  if (node) visit(node);
  return names;
}

function typesOf(entry) {
  const source = ts.createSourceFile(entry, readFileSync(join(root, entry), 'utf8'), ts.ScriptTarget.Latest);
  const lists = source.statements.filter(one => ts.isExportDeclaration(one) && one.isTypeOnly);
  return new Set(lists.flatMap(one => one.exportClause.elements.map(({ name }) => name.text)));
}
