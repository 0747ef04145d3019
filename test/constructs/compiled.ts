import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node', 'jest'],
  paths: {
    gatewright: [join(root, 'src/index.ts')],
    'gatewright/analyze': [join(root, 'src/ask/index.ts')],
    'gatewright/testing': [join(root, 'src/testing/index.ts')],
    'gatewright/certificates': [join(root, 'src/crypto/index.ts')],
    'gatewright/imports/*': [join(root, 'imports/*')],
    '#data/*': [join(root, 'data/*')],
    '#*': [join(root, 'src/*')],
  },
};

/** What the compiler says of programs that use gatewright, by their names: '' where they compile. One program for all: it is the imports that take time. */
export function compiled(programs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const fileOf = (name: string): string => join(root, 'test/constructs', `__${name}.ts`);
  const texts = new Map(Object.entries(programs).map(([name, text]) => [fileOf(name), text]));
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: file => texts.has(file) || disk.fileExists(file),
    readFile: file => texts.get(file) ?? disk.readFile(file),
    getSourceFile: (file, version, ...others) => {
      const text = texts.get(file);
      return text === undefined
        ? disk.getSourceFile(file, version, ...others)
        : ts.createSourceFile(file, text, version);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const said = Object.keys(programs).map(name => {
    const found = program.getSemanticDiagnostics(program.getSourceFile(fileOf(name)));
    return [name, found.map(one => ts.flattenDiagnosticMessageText(one.messageText, '\n')).join('\n')] as const;
  });
  return Object.fromEntries(said);
}
