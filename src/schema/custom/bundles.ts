import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { CustomKind } from '../kind.js';
import type { Schema } from '../schema.js';
import { schemaOf } from '../schema.js';
import { storedBundle, storedKinds } from '../store/store.js';

/** A kind of the definitions that gatewright carries, by `group/version/Kind`: of several versions of a definition the first, in its standard form. */
export function bundledKind(key: string): CustomKind | undefined {
  const bundle = storedKinds().bundles.find(one => Object.hasOwn(one.kinds, key));
  return bundle && variantsIn(bundle.file, key)[0]?.kind;
}

/** Another version or channel of a definition that gatewright carries. */
export interface Variant {
  /** `Gateway API 1.6` */
  readonly title: string;
  /** A channel whose kinds have fields on trial. */
  readonly isExperimental: boolean;
  readonly kind: CustomKind;
}

/** The other versions and channels of a carried definition. */
export function otherVariants(key: string): readonly Variant[] {
  const files = storedKinds().bundles.flatMap(({ file, kinds }) => (Object.hasOwn(kinds, key) ? [file] : []));
  return files.flatMap(file => variantsIn(file, key)).slice(1);
}

/** What is read of the store is constant: one schema a definition serves the whole process. */
const made = new Map<string, readonly Variant[]>();

function variantsIn(file: string, key: string): readonly Variant[] {
  const known = made.get(`${file} ${key}`);
  if (known) return known;
  const content = storedBundle(file);
  const shared = sharedIn(objectOf(content['shared']));
  const variants = itemsOf(content['channels']).flatMap(channel => {
    const { name, kinds } = objectOf(channel);
    const stored = objectOf(kinds)[key];
    if (stored === undefined) return [];
    return [
      {
        title: textOf(content['title']) ?? file,
        isExperimental: name === 'experimental',
        kind: kindOf(stored, shared),
      },
    ];
  });
  made.set(`${file} ${key}`, variants);
  return variants;
}

function kindOf(stored: Json, shared: (name: string) => Schema | undefined): CustomKind {
  const { namespaced, status, deprecated, schema } = objectOf(stored);
  return {
    kind: 'custom',
    namespaced: namespaced === true,
    schema: schemaOf(schema, shared),
    dropsStatus: status === true,
    deprecated: deprecated === true ? 'this version of its definition is deprecated' : undefined,
  };
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
