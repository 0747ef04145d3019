import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import { once } from './once.js';

/**
 * What a value may be: one node of a definition's structural schema, or of a built-in kind's. Nodes below are made when
 * they are first asked for, so that recursive and large schemas cost what is used of them.
 */
export interface Schema {
  readonly type: SchemaType;
  /** The named fields. */
  readonly names: readonly string[];
  property(name: string): Schema | undefined;
  /** The fields that have a default. */
  withFallback(): readonly (readonly [string, Schema])[];
  /** What the values are of a mapping whose keys are free. */
  additional(): Schema | undefined;
  items(): Schema | undefined;
  readonly required: readonly string[];
  /** Whatever stands there stays. */
  readonly preserves: boolean;
  /** A whole resource stands there, with apiVersion, kind and metadata. */
  readonly embedded: boolean;
  readonly nullable: boolean;
  readonly fallback: Json | undefined;
  readonly format: string | undefined;
  readonly bounds: Bounds;
  readonly list: ListType;
  readonly rules: readonly Rule[];
  junctors(): Junctors | undefined;
}

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string' | 'any';

/** Limits on values. Those that are absent do not limit. */
export interface Bounds {
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** How items of a list are told apart. */
export type ListType = { readonly kind: 'atomic' | 'set' } | { readonly kind: 'map'; readonly keys: readonly string[] };

/** A CEL rule of a definition. */
export interface Rule {
  readonly rule: string;
  readonly message: string | undefined;
  readonly messageExpression: string | undefined;
  /** `.spec.host`: the field to blame, below the one that holds the rule. */
  readonly fieldPath: string | undefined;
  /** A rule about a change: it says nothing of what is new. */
  readonly isTransition: boolean;
}

/** Schemas that the same value is held to besides. */
export interface Junctors {
  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly not: Schema | undefined;
}

/** Finds a schema that others share, by its name. */
export type Shared = (name: string) => Schema | undefined;

/** Reads a schema as definitions write it. `shared` finds what `$ref` names; the definitions of users have none. */
export function schemaOf(written: Json | undefined, shared: Shared = () => undefined): Schema {
  const node = objectOf(written);
  const named = textOf(node['$ref']);
  const found = named === undefined ? undefined : shared(named);
  if (found) return node['default'] === undefined ? found : { ...found, fallback: node['default'] };
  return {
    ...childrenOf(node, shared),
    type: typeOf(node),
    required: textsOf(node['required']),
    preserves: node['x-kubernetes-preserve-unknown-fields'] === true,
    embedded: node['x-kubernetes-embedded-resource'] === true,
    nullable: node['nullable'] === true,
    fallback: node['default'],
    format: textOf(node['format']),
    bounds: boundsOf(node),
    list: listOf(node),
    rules: itemsOf(node['x-kubernetes-validations']).map(one => ruleOf(objectOf(one))),
  };
}

type Children = Pick<Schema, 'names' | 'property' | 'withFallback' | 'additional' | 'items' | 'junctors'>;

function childrenOf(node: JsonObject, shared: Shared): Children {
  const properties = objectOf(node['properties']);
  const names = Object.keys(properties);
  const made = new Map<string, Schema>();
  const property = (name: string): Schema | undefined => {
    const known = made.get(name);
    if (known || !Object.hasOwn(properties, name)) return known;
    const schema = schemaOf(properties[name], shared);
    made.set(name, schema);
    return schema;
  };
  const additional = node['additionalProperties'];
  return {
    names,
    property,
    withFallback: once(() => names.flatMap(name => fallbackOf(name, property(name)))),
    additional: once(() => (isObject(additional) || additional === true ? schemaOf(additional, shared) : undefined)),
    items: once(() => (isObject(node['items']) ? schemaOf(node['items'], shared) : undefined)),
    junctors: once(() => junctorsOf(node, shared)),
  };
}

function fallbackOf(name: string, schema: Schema | undefined): readonly (readonly [string, Schema])[] {
  return schema?.fallback === undefined ? [] : [[name, schema]];
}

const types: ReadonlyMap<string, SchemaType> = new Map(
  (['object', 'array', 'string', 'integer', 'number', 'boolean'] as const).map(type => [type, type]),
);

function typeOf(node: JsonObject): SchemaType {
  if (node['x-kubernetes-int-or-string'] === true) return 'int-or-string';
  return types.get(textOf(node['type']) ?? '') ?? 'any';
}

function junctorsOf(node: JsonObject, shared: Shared): Junctors | undefined {
  const { allOf, anyOf, oneOf, not } = node;
  if (allOf === undefined && anyOf === undefined && oneOf === undefined && not === undefined) return undefined;
  const list = (value: Json | undefined): readonly Schema[] => itemsOf(value).map(one => schemaOf(one, shared));
  return {
    allOf: list(allOf),
    anyOf: list(anyOf),
    oneOf: list(oneOf),
    not: isObject(not) ? schemaOf(not, shared) : undefined,
  };
}

const numericBounds = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function boundsOf(node: JsonObject): Bounds {
  const pattern = textOf(node['pattern']);
  return {
    ...(node['enum'] !== undefined && { enum: itemsOf(node['enum']) }),
    ...(pattern !== undefined && { pattern }),
    ...(node['exclusiveMinimum'] === true && { exclusiveMinimum: true }),
    ...(node['exclusiveMaximum'] === true && { exclusiveMaximum: true }),
    ...Object.fromEntries(
      numericBounds.flatMap(name => (numberOf(node[name]) === undefined ? [] : [[name, node[name]]])),
    ),
  };
}

function listOf(node: JsonObject): ListType {
  if (node['x-kubernetes-list-type'] === 'map')
    return { kind: 'map', keys: textsOf(node['x-kubernetes-list-map-keys']) };
  return { kind: node['x-kubernetes-list-type'] === 'set' || node['uniqueItems'] === true ? 'set' : 'atomic' };
}

const quotedText = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

function ruleOf(rule: JsonObject): Rule {
  const text = textOf(rule['rule']) ?? '';
  return {
    rule: text,
    message: textOf(rule['message']),
    messageExpression: textOf(rule['messageExpression']),
    fieldPath: textOf(rule['fieldPath']),
    isTransition: rule['optionalOldSelf'] !== true && /\boldSelf\b/.test(text.replace(quotedText, '')),
  };
}

function textsOf(value: Json | undefined): readonly string[] {
  return itemsOf(value).flatMap(one => (typeof one === 'string' ? [one] : []));
}
