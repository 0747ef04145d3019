import { relative } from 'node:path';
import ts from 'typescript';
import { defaultOf, docOf, oneLine, table } from './doc-comments.js';

/** An entry of the package: how it is imported, and its source. */
export interface Entry {
  readonly name: string;
  readonly source: string;
}

/** A page about an entry, the exported names that have no sentence, and members that have none or, if they may be left away, no `@default`. */
export interface ApiPage {
  readonly text: string;
  readonly silent: readonly string[];
  readonly silentMembers: readonly string[];
}

/** What an entry exports, in the order of the names: what each is, its form, and a table of its members. */
export function apiPage(program: ts.Program, { name, source }: Entry, root: string): ApiPage {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const module = file && checker.getSymbolAtLocation(file);
  if (!file || !module) throw new Error(`${source} exports nothing`);
  const exported = checker
    .getExportsOfModule(module)
    .map(one => ({ name: one.name, symbol: one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const head = [
    `# ${name}`,
    '',
    sentenceOf(file),
    '',
    ...exported.map(one => `- [${one.name}](#${one.name.toLowerCase()})`),
    '',
  ];
  return {
    text: [...head, ...exported.flatMap(one => section(one, checker, root))].join('\n'),
    silent: exported.filter(({ symbol }) => docOf(symbol, checker) === '').map(one => one.name),
    silentMembers: exported.flatMap(one => silentMembersOf(one, checker)),
  };
}

/** What is never given needs no words, nor what has no name to write. */
function silentMembersOf({ name, symbol }: Exported, checker: ts.TypeChecker): readonly string[] {
  const members = (symbol.declarations ?? []).flatMap(declaredMembers);
  return members.flatMap(one => {
    const member = one.name && !ts.isComputedPropertyName(one.name) && checker.getSymbolAtLocation(one.name);
    if (!member || isHidden(one) || typeText(one) === 'never') return [];
    const optional = ts.isPropertySignature(one) && one.questionToken !== undefined;
    const lacks = [
      ...(docOf(member, checker) === '' ? ['a sentence'] : []),
      ...(optional && defaultOf(member) === '' ? ['@default'] : []),
    ];
    return lacks.map(lacking => `${name}.${member.name} lacks ${lacking}`);
  });
}

interface Exported {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

/** The comment above the first statement of a file. */
function sentenceOf(file: ts.SourceFile): string {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(file.text) ?? [];
  return oneLine(comment.replace(/^\s*\* ?/gm, ''));
}

function section({ name, symbol }: Exported, checker: ts.TypeChecker, root: string): readonly string[] {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) return [];
  const members = membersOf(declaration, checker);
  return [
    `## ${name}`,
    '',
    docOf(symbol, checker),
    '',
    '```ts',
    formOf(name, declaration, checker),
    '```',
    '',
    ...(members.length === 0 ? [] : [...table(['member', 'type', 'meaning', 'default'], members), '']),
    `(\`${relative(root, declaration.getSourceFile().fileName)}\`)`,
    '',
  ];
}

/** A declaration without its body and without its members, which stand in the table. */
function formOf(name: string, declaration: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isFunctionDeclaration(declaration)) {
    const text = declaration.getText();
    return oneLine(
      text.slice(0, declaration.body ? declaration.body.getStart() - declaration.getStart() : undefined),
    ).replace(/^export /, '');
  }
  if (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) {
    const word = ts.isClassDeclaration(declaration) ? 'class' : 'interface';
    const clauses = (declaration.heritageClauses ?? []).map(one => ` ${one.getText()}`).join('');
    return oneLine(`${word} ${name}${parametersOf(declaration.typeParameters)}${clauses}`);
  }
  if (ts.isTypeAliasDeclaration(declaration)) {
    const said = declaration.type.getText();
    const short = ts.isTypeLiteralNode(declaration.type) ? '{ … }' : oneLine(withoutComments(said));
    return `type ${name}${parametersOf(declaration.typeParameters)} = ${short}`;
  }
  const type = checker.getTypeOfSymbolAtLocation(
    checker.getSymbolAtLocation((declaration as ts.VariableDeclaration).name) as ts.Symbol,
    declaration,
  );
  return `const ${name}: ${checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)}`;
}

function parametersOf(list: ts.NodeArray<ts.TypeParameterDeclaration> | undefined): string {
  return list ? `<${list.map(one => one.getText()).join(', ')}>` : '';
}

/** A row of the table of members. */
type Row = readonly [name: string, type: string, meaning: string, otherwise: string];

/** A symbol's own name has a number in it that changes with each other declaration. */
function nameText(written: ts.PropertyName, member: ts.Symbol): string {
  return ts.isComputedPropertyName(written) ? written.getText() : member.name;
}

/** The members that are declared where the name is; what it inherits stands at the other's name. */
function membersOf(declaration: ts.Declaration, checker: ts.TypeChecker): readonly Row[] {
  return declaredMembers(declaration).flatMap(one => {
    const member = one.name && checker.getSymbolAtLocation(one.name);
    if (!member || isHidden(one)) return [];
    const optional = ts.isPropertySignature(one) && one.questionToken ? '?' : '';
    return [
      [
        `\`${nameText(one.name, member)}${optional}\``,
        `\`${typeText(one)}\``,
        docOf(member, checker),
        defaultOf(member),
      ] as const,
    ];
  });
}

function declaredMembers(declaration: ts.Declaration): readonly (ts.TypeElement | ts.ClassElement)[] {
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) return [...declaration.members];
  return ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)
    ? [...declaration.type.members]
    : [];
}

/** Private to us: `#name`, `private`, `@internal`. */
function isHidden(one: ts.TypeElement | ts.ClassElement): boolean {
  if (one.name && ts.isPrivateIdentifier(one.name)) return true;
  if (
    ts.canHaveModifiers(one) &&
    ts
      .getModifiers(one)
      ?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword)
  )
    return true;
  return ts.getJSDocTags(one).some(({ tagName }) => tagName.text === 'internal');
}

function typeText(one: ts.TypeElement | ts.ClassElement): string {
  if ((ts.isPropertySignature(one) || ts.isPropertyDeclaration(one)) && one.type)
    return oneLine(withoutComments(one.type.getText()));
  const text = withoutComments(one.getText());
  const body = ts.isMethodDeclaration(one) ? one.body : undefined;
  return oneLine(body ? text.slice(0, text.indexOf(body.getText())) : text)
    .replace(/^(override|readonly) /, '')
    .replace(/;$/, '');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
