import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Noted } from '../feature.js';
import { middlewareFields } from '../middleware-fields.table.js';

/** Traefik builds no Middleware of headers that sets none. (traefik v3.7.9, pkg/config/dynamic/middlewares.go: HasCustomHeadersDefined, HasCorsHeadersDefined, HasSecureHeadersDefined) */
export function noteWithoutHeaders(config: JsonObject, noted: Noted): void {
  const known = middlewareFields['headers'] ?? [];
  if (!known.some(field => isDefined(config[field]))) noted('headers', 'at least one header to set');
}

function isDefined(value: Json | undefined): boolean {
  if (isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return value === true || typeof value === 'number' || (typeof value === 'string' && value !== '');
}
