import { join } from 'node:path';
import ts from 'typescript';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, textOf } from '#model/json.js';

/** Says manifests as expressions in the words of a module of imports/, whose exports stand in `kinds`. What the module has no word for stays as it is, which does not compile. */
export function sayingIn(module: string): (manifest: JsonObject) => string {
  const file = join(__dirname, '../../imports', `${module}.ts`);
  const program = ts.createProgram([file], { strict: true, noEmit: true, types: [], skipLibCheck: true });
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`there is no ${file}`);
  const words: Words = { checker: program.getTypeChecker(), fields: fieldsIn(source) };
  return ({ apiVersion, kind, ...fields }) => {
    const name = classOf(kind);
    const props = source.statements.filter(ts.isInterfaceDeclaration).find(one => one.name.text === `${name}Props`);
    if (!props) throw new Error(`${module} has no ${name} of ${textOf(apiVersion) ?? ''}`);
    return `kinds.${name}.manifest(${saidAs(fields, words.checker.getTypeAtLocation(props), words)})`;
  };
}

interface Words {
  readonly checker: ts.TypeChecker;
  /** By the name of a type: what the fields of the manifest are called in it. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** `cdk8s import` writes TLSOption as TlsOption. */
function classOf(kind: Json | undefined): string {
  return (textOf(kind) ?? '').replace(/[A-Z]+(?=[A-Z][a-z]|$)/g, run => `${run.charAt(0)}${run.slice(1).toLowerCase()}`);
}

/** From the functions that print props: `'toCIDR': obj.toCidr?.map(y => y)`. */
function fieldsIn(source: ts.SourceFile): Words['fields'] {
  const functions = source.statements.filter(ts.isFunctionDeclaration);
  return new Map(
    functions.map(one => {
      const pairs = [...one.getText().matchAll(/^ +'([^']+)': .*?\bobj\.(\w+)/gm)];
      return [(one.name?.text ?? '').replace('toJson_', ''), new Map(pairs.map(([, field = '', name = '']) => [field, name]))];
    }),
  );
}

function saidAs(value: Json | undefined, declared: ts.Type | undefined, words: Words): string {
  const type = declared && words.checker.getNonNullableType(declared);
  const symbol = type?.getSymbol();
  const name = symbol?.name ?? '';
  if (Array.isArray(value)) return listOf(value as readonly Json[], type, words);
  if (type && type.flags & ts.TypeFlags.EnumLike) return memberOf(value, type) ?? JSON.stringify(value);
  if (symbol && symbol.flags & ts.SymbolFlags.Class) return `kinds.${name}.from${kindOf(value)}(${JSON.stringify(value)})`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => {
    const own = words.fields.get(name)?.get(key) ?? key;
    const property = type?.getProperty(own);
    return `${JSON.stringify(own)}: ${saidAs(one, property && words.checker.getTypeOfSymbol(property), words)}`;
  });
  return `{ ${fields.join(', ')} }`;
}

function listOf(values: readonly Json[], type: ts.Type | undefined, words: Words): string {
  const item = type && words.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return `[${values.map(one => saidAs(one, item, words)).join(', ')}]`;
}

function memberOf(value: Json | undefined, type: ts.Type): string | undefined {
  const members = type.isUnion() ? type.types : [type];
  const member = members.find(one => one.isLiteral() && one.value === value);
  const { symbol } = member ?? {};
  const of = symbol?.declarations?.[0]?.parent;
  return symbol && of && ts.isEnumDeclaration(of) ? `kinds.${of.name.text}.${symbol.name}` : undefined;
}

function kindOf(value: Json | undefined): string {
  return typeof value === 'number' ? 'Number' : 'String';
}
