import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import { nearest } from '#model/text/nearest.js';
import type { Path } from '#model/origin.js';

/** The part of JSON Schema in which our documents are described. */
export interface Shape {
  readonly description?: string;
  readonly type?: 'string' | 'boolean' | 'number' | 'integer' | 'object' | 'array';
  readonly enum?: readonly (string | number | boolean)[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | false;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly default?: Json;
}

/** What of a value does not fit its shape. `key` says that the key is at fault and not its value. */
export interface Misfit {
  readonly path: Path;
  readonly key: boolean;
  readonly message: string;
}

/** Holds a value to a shape: each misfit with its path, unknown keys with the nearest known one. */
export function misfits(value: Json, shape: Shape, path: Path = []): readonly Misfit[] {
  const wrong = (message: string): readonly Misfit[] => [{ path, key: false, message }];
  if (shape.anyOf)
    return shape.anyOf.some(one => misfits(value, one).length === 0) ? [] : wrong(`wants ${alternatives(shape.anyOf)}`);
  if (shape.enum)
    return shape.enum.some(one => one === value)
      ? []
      : wrong(`wants ${shape.enum.map(String).join(', ')}${guess(value, shape.enum)}`);
  if (shape.type !== undefined && !hasType(value, shape.type)) return wrong(`wants ${named(shape.type)}`);
  if (isObject(value)) return ofMapping(value, shape, path);
  if (isArray(value))
    return value.flatMap((item, at) => (shape.items ? misfits(item, shape.items, [...path, at]) : []));
  return [];
}

function ofMapping(value: JsonObject, shape: Shape, path: Path): readonly Misfit[] {
  const known = shape.properties ?? {};
  const missing = (shape.required ?? []).filter(key => value[key] === undefined);
  return [
    ...missing.map(key => ({ path, key: false, message: `lacks ${key}` })),
    ...Object.entries(value).flatMap(([key, one]) => {
      if (one === undefined) return [];
      const inner = Object.hasOwn(known, key) ? known[key] : shape.additionalProperties;
      if (inner) return misfits(one, inner, [...path, key]);
      if (inner === undefined) return [];
      const hint = nearest(key, Object.keys(known));
      return [
        {
          path: [...path, key],
          key: true,
          message: `${key} is not known here${hint === undefined ? `; known are ${Object.keys(known).join(', ')}` : `; did you mean ${hint}?`}`,
        },
      ];
    }),
  ];
}

function hasType(value: Json, type: NonNullable<Shape['type']>): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
  }
}

function named(type: NonNullable<Shape['type']>): string {
  const words = {
    object: 'a mapping',
    array: 'a list',
    integer: 'a whole number',
    string: 'text (quote it)',
    number: 'a number',
    boolean: 'true or false',
  };
  return words[type];
}

function alternatives(shapes: readonly Shape[]): string {
  return shapes
    .map(one => (one.enum ? one.enum.map(String).join(', ') : one.type ? named(one.type) : 'something else'))
    .join(' or ');
}

function guess(value: Json, known: readonly (string | number | boolean)[]): string {
  const hint = typeof value === 'string' ? nearest(value, known.map(String)) : undefined;
  return hint === undefined ? '' : `; did you mean ${hint}?`;
}
