import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import { kindDefaults } from '#schema/kinds/defaults.js';
import { kindChecks } from '#schema/kinds/index.js';

/** A manifest that the API server takes, and what it says when one thing in it is otherwise. */
export interface CaseFile {
  readonly name: string;
  readonly valid: JsonObject;
  readonly cases: readonly Case[];
}

/** All that is refused and warned of, by field; several messages about one field are a list. Without either the change is accepted. */
interface Case {
  readonly title: string;
  readonly change: Readonly<Record<string, Json>>;
  readonly refused?: Readonly<Record<string, string | readonly string[]>>;
  readonly warned?: Readonly<Record<string, string | readonly string[]>>;
  readonly kubernetes?: string;
}

const folder = join(__dirname, 'cases');

/** Every file of cases. */
export function caseFiles(): readonly CaseFile[] {
  return readdirSync(folder).map(name => ({
    name,
    ...(load(readFileSync(join(folder, name), 'utf8')) as Omit<CaseFile, 'name'>),
  }));
}

/** The manifest with other values at some paths; `null` takes the field away. */
export function changed(value: JsonObject, change: Readonly<Record<string, Json>>): JsonObject {
  const copy = structuredClone(value);
  for (const [path, set] of Object.entries(change)) put(copy, keysOf(path), set);
  return copy;
}

/** What the check of its kind says of a manifest, once defaulted. */
export function said(value: JsonObject, kubernetes = '1.36'): readonly Violation[] {
  const { apiVersion, kind } = value as { apiVersion: string; kind: string };
  const key = `${groupOf(apiVersion)}/${kind}`;
  const check = kindChecks.get(key);
  if (!check) throw new Error(`no check of ${key}`);
  const defaulted = (kindDefaults.get(key) ?? (one => one))(value);
  return [...check(resourceOf(apiVersion, kind, defaulted), { kubernetes })];
}

/** What is said, by field, as cases write it. */
export function saidOf(found: readonly Violation[]): Readonly<Record<string, string | readonly string[]>> {
  const byField = new Map<string, readonly string[]>();
  for (const one of found) byField.set(pathText(one), [...(byField.get(pathText(one)) ?? []), one.message]);
  return Object.fromEntries(
    [...byField].map(([field, messages]) => [field, messages.length === 1 ? (messages[0] ?? '') : messages]),
  );
}

/** `spec.ports[0].name` */
function pathText({ path = [] }: Violation): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : /[./]/.test(key) ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`,
    )
    .join('');
}

function resourceOf(apiVersion: string, kind: string, value: JsonObject): Resource {
  const at = { file: 'case.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { apiVersion, kind, namespace: 'default', name: 'case', value, locate: () => at };
}

function keysOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\[([^\]]+)\]|([^.[\]]+)/g)].map(([, index, key, plain]) =>
    index === undefined ? (key ?? plain ?? '') : Number(index),
  );
}

function put(target: Json, keys: readonly (string | number)[], value: Json): void {
  const [key, ...rest] = keys;
  if (key === undefined || !(isObject(target) || isArray(target)))
    throw new Error('a case changes a field that leads nowhere');
  const holder = target as Record<string | number, Json>;
  if (rest.length > 0) put((holder[key] ??= typeof rest[0] === 'number' ? [] : {}), rest, value);
  else if (value === null && !isArray(target)) Reflect.deleteProperty(holder, key);
  else holder[key] = value;
}
