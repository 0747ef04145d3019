import { join } from 'node:path';
import ts from 'typescript';
import { defaultOf, docOf, table } from './doc-comments.js';

/** The interfaces of policies, by the files that declare them. */
const interfaces = {
  AccessProps: 'access/access',
  BackendProps: 'backends/backends',
  HeaderProps: 'headers/headers',
  LimitProps: 'limits/limits',
  RedirectProps: 'redirects/redirects',
  ServingProps: 'serving/serving',
} as const;
const controllers = ['ingress-nginx', 'traefik'] as const;

/** What the types say of policies: a table by the name of each interface, and the policies that some controller has. */
export interface PolicyTables {
  readonly tables: ReadonlyMap<string, string>;
  readonly sayable: readonly string[];
}

/** What each policy asks for, its default, and why a controller lacks it or a part of it. */
export function policyTables(root: string): PolicyTables {
  const { checker, typeOf } = typesIn(root);
  const made = Object.keys(interfaces).map(name => {
    const types = controllers.map(controller => typeOf(nameOf(name, controller)));
    const rows = checker.getPropertiesOfType(types[0] as ts.Type).map(prop => rowOf(prop, types, checker)); // one for each controller
    const lines = table(
      ['prop', 'asks for', 'where nothing is said', ...controllers],
      rows.map(one => one.cells),
    );
    return { name, text: lines.join('\n'), sayable: rows.flatMap(one => (one.sayable ? [one.name] : [])) };
  });
  return {
    tables: new Map(made.map(one => [one.name, one.text])),
    sayable: made.flatMap(one => one.sayable),
  };
}

/** A program in which each interface stands for each controller. */
function typesIn(root: string): { readonly checker: ts.TypeChecker; readonly typeOf: (name: string) => ts.Type } {
  const file = join(root, 'test/repo/__policies.ts');
  const text = Object.entries(interfaces)
    .flatMap(([name, path]) => [
      `import type { ${name} } from '../../src/constructs/exposure/${path}.js';`,
      ...controllers.map(one => `export type ${nameOf(name, one)} = ${name}<'${one}'>;`),
    ])
    .join('\n');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const disk = ts.createCompilerHost(options);
  const program = ts.createProgram([file], options, {
    ...disk,
    fileExists: path => path === file || disk.fileExists(path),
    readFile: path => (path === file ? text : disk.readFile(path)),
    getSourceFile: (path, version, ...more) =>
      path === file ? ts.createSourceFile(path, text, version) : disk.getSourceFile(path, version, ...more),
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.Node) as ts.Symbol; // the file exports types
  return {
    checker,
    typeOf: name => checker.getDeclaredTypeOfSymbol(checker.tryGetMemberInModuleExports(name, module) as ts.Symbol),
  };
}

function nameOf(name: string, controller: string): string {
  return `${name}_${controller.replace('-', '_')}`;
}

function rowOf(prop: ts.Symbol, types: readonly ts.Type[], checker: ts.TypeChecker) {
  const lacks = types.map(type => lacksOf(type, prop.name, checker));
  const cells = [`\`${prop.name}\``, docOf(prop, checker), defaultOf(prop), ...lacks.map(cellOf)];
  return { name: prop.name, cells, sayable: lacks.some(all => !all.some(one => one.part === '')) };
}

/** What a controller lacks: a part by its name, '' for the whole, and why. */
interface Lack {
  readonly part: string;
  readonly why: string;
}

function lacksOf(type: ts.Type, name: string, checker: ts.TypeChecker, part = '', depth = 0): readonly Lack[] {
  const prop = checker.getPropertyOfType(type, name);
  const declared = prop?.declarations?.[0]?.getSourceFile().fileName ?? '';
  if (!prop || depth > 2 || !/src.constructs.exposure/.test(declared)) return [];
  const asked = checker.getTypeOfSymbol(prop);
  const members = (asked.isUnion() ? asked.types : [asked]).filter(one => !(one.flags & ts.TypeFlags.Undefined));
  const reasons = members.flatMap(one => reasonOf(one, checker));
  if (reasons.length > 0 && reasons.length === members.length) return reasons.map(why => ({ part, why }));
  const parts = members.flatMap(one => (one.flags & ts.TypeFlags.Object ? checker.getPropertiesOfType(one) : []));
  const names = [...new Set(parts.map(one => one.name))];
  const below = members
    .filter(one => one.flags & ts.TypeFlags.Object && reasonOf(one, checker).length === 0)
    .flatMap(one =>
      names.flatMap(inner => lacksOf(one, inner, checker, part === '' ? inner : `${part}.${inner}`, depth + 1)),
    );
  return [...reasons.map(why => ({ part: `${part} in part`.trim(), why })), ...below];
}

/** The reason of a `No<'…'>`. */
function reasonOf(type: ts.Type, checker: ts.TypeChecker): readonly string[] {
  if (type.getSymbol()?.name !== 'No') return [];
  const [why] = checker.getTypeArguments(type as ts.TypeReference); // No has one argument
  return why?.isStringLiteral() ? [why.value] : [];
}

/** A cell: the reason why the policy is lacking, or those of its parts, each reason once. */
function cellOf(lacks: readonly Lack[]): string {
  const parts = new Map<string, string[]>();
  for (const { part, why } of lacks)
    parts.set(why, [...(parts.get(why) ?? []), ...(part === '' ? [] : [`\`${part}\``])]);
  return [...parts]
    .map(([why, names]) => `${[...new Set(names)].join(', ')}${names.length > 0 ? ': ' : ''}${why}`)
    .join('; ');
}
