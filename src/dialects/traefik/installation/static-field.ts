import type { Json, JsonObject } from '#model/json.js';
import { isArray } from '#model/json.js';

/** A field of the static configuration, whose names are read without regard to case. (traefik/paerser v0.2, parser: EqualFold) */
export function fieldOf(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(object).find(key => key.toLowerCase() === wanted);
  return found === undefined ? undefined : object[found];
}

export function flagOf(object: JsonObject, name: string): boolean {
  const value = fieldOf(object, name);
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

export function wordOf(object: JsonObject, name: string): string | undefined {
  const value = fieldOf(object, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function listOf(object: JsonObject, name: string): readonly string[] {
  const value = fieldOf(object, name);
  if (isArray(value)) return value.filter(one => typeof one === 'string');
  return typeof value === 'string' ? value.split(',').map(one => one.trim()) : [];
}
