import type { Json } from '#model/json.js';
import { isArray } from '#model/json.js';
import type { Schema } from '../schema.js';
import { schemaOf } from '../schema.js';
import { storedPackage } from '../store/store.js';

/** The schema of a built-in definition (`networking.v1.Ingress`) in a minor version of Kubernetes. */
export function builtInSchema(definition: string, minor: number): Schema {
  const key = `${minor} ${definition}`;
  const known = made.get(key);
  if (known) return known;
  const schema = schemaOf(written(definition, minor), name => builtInSchema(name, minor));
  made.set(key, schema);
  return schema;
}

/** What is read of the store is constant: one schema a definition and version serves the whole process. */
const made = new Map<string, Schema>();

function written(definition: string, minor: number): Json | undefined {
  const dot = definition.lastIndexOf('.');
  const entry = storedPackage(definition.slice(0, dot))[definition.slice(dot + 1)];
  if (!isArray(entry)) return entry;
  const run = entry.find(one => isArray(one) && Number(one[0]) <= minor && minor <= Number(one[1]));
  return isArray(run) ? run[2] : undefined;
}
