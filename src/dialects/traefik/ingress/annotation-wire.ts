import type { Json, JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { AnnotationField } from './annotation-fields.table.js';
import { routerFields, serviceFields } from './annotation-fields.table.js';
import type { Annotations } from './annotations.js';
import { booleanOf } from './annotations.js';

const roots = { router: routerFields, service: serviceFields };

/** Annotations as the fields that they are: `service.sticky.cookie.name` as `sticky: { cookie: { name } }`. */
export function fieldsIn({ values }: Annotations, root: keyof typeof roots): JsonObject {
  let fields: JsonObject = {};
  for (const [key, { text }] of values) {
    const [head, ...path] = key.split('.');
    if (head === root) fields = withField(fields, roots[root], path, text);
  }
  return fields;
}

function withField(
  fields: JsonObject,
  known: Readonly<Record<string, AnnotationField>>,
  [name, ...rest]: readonly string[],
  text: string,
): JsonObject {
  const [own, field] = Object.entries(known).find(([one]) => one.toLowerCase() === name) ?? [];
  if (own === undefined || !field) return fields;
  return { ...fields, [own]: valueOf(field, rest, text, fields[own]) };
}

function valueOf(field: AnnotationField, rest: readonly string[], text: string, before: Json | undefined): Json {
  switch (field.type) {
    case 'text':
      return text;
    case 'list':
      return text.split(',').map(one => one.trim());
    case 'integer':
      return Number(text);
    case 'boolean':
      return booleanOf(text) ?? text;
    case 'fields':
      return rest.length === 0 ? objectOf(before) : withField(objectOf(before), field.fields, rest, text);
    // What stands under numbers says no policy. (`tls.domains`)
    case 'items':
      return before ?? text;
  }
}
