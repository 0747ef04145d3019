import { builtInSchema } from './built-in/schemas.js';
import type { Definitions } from './custom/definitions.js';
import type { Variant } from './custom/bundles.js';
import { bundledKind, otherVariants } from './custom/bundles.js';
import type { BuiltInKind, Kind } from './kind.js';
import { storedKinds } from './store/store.js';

/** Finds kinds by `group/version/Kind`, in one version of Kubernetes and among definitions. */
export interface Discovery {
  find(key: string): Kind | undefined;
  /** Other versions of a definition that gatewright carries, where the manifests bring none. */
  variants(key: string): readonly Variant[];
  /** The versions in which a definition among the manifests serves the kind. */
  served(key: string): readonly string[];
}

/** The discovery of one run: what the manifests define comes before what gatewright carries. */
export function discoveryOf(minor: number, definitions: Definitions): Discovery {
  const known = new Map<string, Kind | undefined>();
  const find = (key: string): Kind | undefined =>
    definitions.defines(key) ? definitions.find(key) : (builtIn(key, minor) ?? bundledKind(key));
  return {
    find: key => {
      if (!known.has(key)) known.set(key, find(key));
      return known.get(key);
    },
    variants: key => (definitions.defines(key) ? [] : otherVariants(key)),
    served: key => definitions.served(key),
  };
}

/** The minor version whose schemas answer for a version: the nearest of those in the store. */
export function minorOf(kubernetes: string): number {
  const { versions } = storedKinds();
  const newest = versions.at(-1) ?? 0;
  const minor = Number(/^v?1\.(\d{1,3})/.exec(kubernetes)?.[1] ?? newest);
  return Math.min(Math.max(minor, versions[0] ?? 0), newest);
}

function builtIn(key: string, minor: number): BuiltInKind | undefined {
  const { kinds } = storedKinds();
  const run = Object.hasOwn(kinds, key) ? kinds[key]?.find(([from, to]) => from <= minor && minor <= to) : undefined;
  if (!run || run[3].startsWith('!')) return undefined;
  return { kind: 'built-in', namespaced: run[2] === 1, schema: builtInSchema(run[3], minor) };
}
