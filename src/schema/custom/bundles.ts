import { itemsOf, objectOf } from '#model/json.js';
import type { JsonObject } from '#model/json.js';
import type { CustomKind } from '../kind.js';
import type { Schema } from '../schema.js';
import { schemaOf } from '../schema.js';
import { storedBundle, storedKinds } from '../store.js';

/** A kind of the definitions that gatewright carries, by `group/version/Kind`. */
export function bundledKind(key: string): CustomKind | undefined {
  const bundle = storedKinds().bundles.find(one => Object.hasOwn(one.kinds, key));
  return bundle && kindIn(bundle.file, key);
}

/** What is read of the store is constant: one schema a definition serves the whole process. */
const made = new Map<string, CustomKind>();

function kindIn(file: string, key: string): CustomKind | undefined {
  const known = made.get(`${file} ${key}`);
  if (known) return known;
  const content = storedBundle(file);
  const stored = itemsOf(content['channels'])
    .map(channel => objectOf(objectOf(channel)['kinds'])[key])
    .find(one => one !== undefined);
  if (stored === undefined) return undefined;
  const { namespaced, status, deprecated, schema } = objectOf(stored);
  const kind: CustomKind = {
    kind: 'custom',
    namespaced: namespaced === true,
    schema: schemaOf(schema, sharedIn(objectOf(content['shared']))),
    dropsStatus: status === true,
    deprecated: deprecated === true ? 'this version of its definition is deprecated' : undefined,
  };
  made.set(`${file} ${key}`, kind);
  return kind;
}

function sharedIn(written: JsonObject): (name: string) => Schema | undefined {
  const known = new Map<string, Schema>();
  const find = (name: string): Schema | undefined => {
    const schema = known.get(name) ?? (Object.hasOwn(written, name) ? schemaOf(written[name], find) : undefined);
    if (schema) known.set(name, schema);
    return schema;
  };
  return find;
}
